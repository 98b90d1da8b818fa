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
    private let clock: any WallClock
    private let publisher: Log.Publisher
    private let reader: Log.Reader

    /// - Parameter clock: says which deadlines would be due by the wall clock; none counts while the log is held.
    package init(log: Log, layout: TopicLayout, clock: any WallClock) throws(LogError) {
        self.layout = layout
        self.clock = clock
        publisher = try log.makePublisher()
        reader = try log.makeReader()
    }

    /// Stops the workers' own ticks and waits until what is on the log already has been processed.
    package func begin() async throws {
        try await control(.clockHeld(ClockHeld()), at: nil)
        try await settle()
    }

    /// Publishes one slice, closes it by ticks dated at its end, and waits until all of it has been processed.
    ///
    /// - Parameter end: the first instant after the slice.
    package func publish(_ records: [OutgoingRecord], until end: Instant) async throws {
        try await control(.clockTicked(ClockTicked()), at: end, after: records)
        try await settle()
    }

    /// Lets the workers tick again.
    package func finish() async throws {
        try await control(.clockReleased(ClockReleased()), at: nil)
        await publisher.close()
    }

    /// One call for both, so that an empty slice and a small one cost one wait for the disk.
    private func control(
        _ payload: EventPayload, at time: Instant?, after records: [OutgoingRecord] = []
    ) async throws {
        var records = records
        for team in [Team.marketing, .sales] {
            for number in 0..<layout.partitions {
                guard let partition = PartitionID(number) else { continue }
                records.append(
                    ClockRecord.make(
                        payload, for: team, occasion: (time ?? clock.now()).description, at: time, partition, layout))
            }
        }
        _ = try await publisher.publish(records)
    }

    private func settle() async throws {
        let (layout, clock, reader) = (layout, clock, reader)
        try await blocking("lockstep") {
            let quiescence = Quiescence(layout.readings)
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
