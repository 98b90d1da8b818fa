import CloudEvents
import Foundation
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import Testing

/// What a crew does in a scenario, and how it is measured against a crew that nobody disturbed.
extension Crew {
    static let worker = ["--clock", "log"]

    /// The same files on a fresh log, with nobody disturbed.
    static func undisturbed(_ files: [String], _ worker: [String] = worker) throws -> Crew {
        let crew = try Crew()
        for file in files { try crew.publish(file) }
        try crew.settle(worker)
        return crew
    }

    func publish(_ file: String) throws {
        try start(.publisher, ["publish", file])
        #expect(ended(.publisher).status == 0)
    }

    /// Lets both workers run until the log has come to rest.
    func settle(_ worker: [String] = worker) throws {
        for member in [Member.marketing, .standby, .sales] where send(SIGTERM, member) {
            // One that was started a moment ago may not listen to signals yet: the signal itself ends it, before it began.
            let (status, reason) = ended(member)
            #expect(status == 0 || reason == .uncaughtSignal && status == SIGTERM)
        }
        for member in [Member.marketing, .sales] { try start(member, worker + ["--exit-when-idle"]) }
        for member in [Member.marketing, .sales] { #expect(ended(member).status == 0) }
    }

    /// Replay is byte-equal, no decision is there twice, and both logs hold the same decisions and ends.
    func expectSameEnd(as calm: Crew) throws {
        let log = try openLog()
        let replay = InboxReplay(log: log, layout: layout)
        #expect(try replay.verify(MarketingWorker.self) > 0)
        #expect(try replay.verify(SalesWorker.self) > 0)
        let contents = try LogContents(log, layout)
        let expected = try LogContents(try calm.openLog(), calm.layout)
        #expect(contents.doubles == [])
        #expect(expected.doubles == [])
        #expect(contents.differences(from: expected) == [])
        #expect(contents.ends == expected.ends)
    }

    /// Writes a file of events, the same for the same number.
    ///
    /// - Returns: its path.
    func write(file number: Int, leads: Int) throws -> String {
        let mix = SampleMix(
            seed: UInt64(number + 1), leads: leads, end: Instant(milliseconds: 1_700_000_000_000))
        var lines: [UInt8] = []
        for event in mix.reps + Array(mix) {
            lines += try PublishableEvent(
                payload: event.payload, source: event.reference.source, id: event.reference.id, time: event.time,
                team: event.team, subject: event.lead
            ).json
            lines.append(UInt8(ascii: "\n"))
        }
        let path = directory.appending(path: "events-\(number).ndjson")
        try Data(lines).write(to: path)
        return path.path
    }
}
