package import CloudEvents
package import EventLog
import LeadEvents
package import LeadStream
package import StreamWorker

/// Imports history slice by slice in time order, so that deadlines of years ago fire at their own instants and each team's
/// decisions reach the other in their time.
///
/// Order of calls: ``begin()``, then ``publish(_:until:)`` for each slice, then ``finish()``. Between them the workers write
/// no ticks of their own (`clock.held`). A run that breaks off leaves the log held; the next one goes on from there.
package struct Lockstep<Log: EventLog>: Sendable where Log.Reader: Sendable, Log.Publisher: Sendable {
    /// No worker of these groups has been there for 30 s.
    package struct WorkersMissing: Error, Sendable, CustomStringConvertible {
        package let groups: [String]

        package var description: String {
            "No worker of \(groups.joined(separator: " and ")) has been there for 30 s, so nothing comes to rest; "
                + "start the missing worker and run the same command again."
        }
    }

    private let layout: TopicLayout
    private let quiescence: Quiescence
    private let clock: any WallClock
    private let publisher: Log.Publisher
    private let reader: Log.Reader

    /// - Parameter clock: says which deadlines would be due by the wall clock; none counts while the log is held.
    package init(log: Log, layout: TopicLayout, clock: any WallClock) throws(LogError) {
        self.layout = layout
        quiescence = Quiescence(layout.readings)
        self.clock = clock
        publisher = try log.makePublisher()
        reader = try log.makeReader()
    }

    /// Stops the workers' own ticks and waits until what is on the log already has been processed.
    package func begin() async throws {
        try await publish(controls(.clockHeld(ClockHeld())))
    }

    /// Publishes one slice and waits until both teams have processed it, each other's decisions included; then closes it by
    /// ticks dated at its end, where a deadline lies before that, and waits again.
    ///
    /// The ticks come last because nothing that is read after them can be decided at a time before them.
    ///
    /// - Parameter end: the first instant after the slice.
    package func publish(_ records: [OutgoingRecord], until end: Instant) async throws {
        try await publish(records)
        while let due = try earliestDeadline(), due <= end {
            try await publish(controls(.clockTicked(ClockTicked()), at: end))
        }
    }

    /// The earliest deadline that is open; between two slices.
    package func earliestDeadline() throws(LogError) -> Instant? {
        try quiescence.earliestDeadline(in: reader).map { Instant(milliseconds: $0.milliseconds) }
    }

    /// Lets the workers tick again. Also where a run broke off and will not go on.
    package func finish() async throws {
        _ = try await publisher.publish(controls(.clockReleased(ClockReleased())))
        await publisher.close()
    }

    /// A record for each partition of both inboxes.
    private func controls(_ payload: EventPayload, at time: Instant? = nil) -> [OutgoingRecord] {
        let occasion = (time ?? clock.now()).description
        return [Team.marketing, .sales].flatMap { team in
            (0..<layout.partitions).compactMap { number in
                PartitionID(number).map {
                    ClockRecord.make(payload, for: team, occasion: occasion, at: time, $0, layout)
                }
            }
        }
    }

    private func publish(_ records: [OutgoingRecord]) async throws {
        if !records.isEmpty { _ = try await publisher.publish(records) }
        try await settle()
    }

    private func settle() async throws {
        let (quiescence, layout, clock, reader) = (quiescence, layout, clock, reader)
        try await blocking("lockstep") {
            var absence = Absence<Log.Reader>(of: layout.readings.map(\.group))
            while try !quiescence.holds(
                in: reader, now: AppendTime(milliseconds: clock.now().milliseconds), whileHeld: true)
            {
                let missing = try absence.check(reader)
                guard missing.isEmpty else { throw WorkersMissing(groups: missing) }
                try reader.waitForAppends(timeout: .milliseconds(100))
            }
        }
    }
}
