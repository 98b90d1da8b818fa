import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import KafkaLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import StreamWorker
import Testing

/// What the programs of a crew are given to do, and how it is measured against programs that nobody disturbed.
extension KafkaCrew {
    /// The first events of a history, always the same, and where it leads is the same whichever team is faster: no two
    /// leads share an identity, and nothing comes so late that an answer would not wait for its offer any longer (the
    /// agreed lateness).
    static func history(_ count: Int) throws -> [PublishableEvent] {
        let mix = SampleMix(seed: 1, leads: 4_000, end: Instant(milliseconds: 1_700_000_000_000))
        var captured: [LeadID: Instant] = [:]
        let soon = mix.lazy.filter { event in
            guard let lead = event.lead else { return true }
            let first = captured[lead] ?? event.time
            captured[lead] = first
            return event.time.milliseconds(since: first) < 60 * 3_600_000
        }
        return try (mix.reps + Array(soon.prefix(count))).map { event in
            try PublishableEvent(
                payload: event.payload, source: event.reference.source, id: event.reference.id, time: event.time,
                team: event.team, subject: event.lead)
        }
    }

    /// What undisturbed workers make of these events, on a log of their own.
    static func expectation(_ events: some Sequence<PublishableEvent>) async throws -> LogContents {
        let crew = try Crew()
        let log = try crew.openLog()
        try log.create(crew.layout.plan)
        let publisher = try log.makePublisher()
        _ = try await publisher.publish(events.map { crew.layout.record(for: $0) })
        await publisher.close()
        try crew.settle()
        return try LogContents(log, crew.layout)
    }

    /// Publishes events into the inboxes.
    ///
    /// - Parameter count: so many at once; the next when these are acknowledged. `nil`: all at once.
    func publish(_ events: some Collection<PublishableEvent>, by count: Int? = nil) async throws {
        try await Self.publish(events, by: count, on: log, layout)
    }

    static func publish(
        _ events: some Collection<PublishableEvent>, by count: Int? = nil, on log: KafkaLog, _ layout: TopicLayout
    ) async throws {
        let publisher = try log.makePublisher()
        var rest = events[...]
        while !rest.isEmpty {
            let piece = rest.prefix(count ?? rest.count)
            _ = try await publisher.publish(piece.map { layout.record(for: $0) })
            rest = rest.dropFirst(piece.count)
        }
        await publisher.close()
    }

    /// Those of these events that no inbox holds, by their numbers.
    func missing(_ events: some Sequence<PublishableEvent>) throws -> [Int] {
        var held: Set<[ArraySlice<UInt8>?]> = []
        for partition in layout.allPartitions {
            for topic in [layout.marketing.inbox, layout.sales.inbox] {
                for record in try reader.all(TopicPartition(topic, partition)) {
                    let envelope = Envelope(headersOf: record)
                    held.insert([envelope.source, envelope.id])
                }
            }
        }
        return events.enumerated().filter { !held.contains([$1.envelope.source, $1.envelope.id]) }.map(\.offset)
    }

    /// Ends every instance gracefully, then lets one of each team run until the log has come to rest.
    func settle(clock: String = "log") throws {
        for seat in Seat.allCases where isRunning(seat) {
            let program = try program(seat)
            program.send(SIGTERM)
            let (status, isCrash) = program.ended()
            // One that was started a moment ago may not listen to signals yet: the signal itself ends it, before it began.
            #expect(status == 0 || isCrash && status == SIGTERM, "\(seat): \(program.said)")
        }
        for seat in Seat.firsts { try start(seat, ["--exit-when-idle"], clock: clock) }
        for seat in Seat.firsts {
            let program = try program(seat)
            #expect(program.ended().status == 0, "\(seat): \(program.said)")
        }
    }

    /// Replay is byte-equal, and a reader of committed records sees no decision twice, and the same decisions and ends as on
    /// the undisturbed log.
    func expectSameEnd(as expected: LogContents) throws {
        try expectReplayIsEqual()
        let contents = try LogContents(log, layout)
        #expect(contents.doubles == [])
        #expect(contents.differences(from: expected) == [])
        #expect(contents.ends == expected.ends)
    }

    /// What the inboxes lead to is what was written, byte for byte.
    func expectReplayIsEqual() throws {
        let replay = InboxReplay(log: log, layout: layout)
        #expect(try replay.verify(MarketingWorker.self) > 0)
        #expect(try replay.verify(SalesWorker.self) > 0)
    }
}
