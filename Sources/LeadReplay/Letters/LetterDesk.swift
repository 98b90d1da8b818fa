package import EventLog

/// The one place at a time where a team's dead letters are worked on. What it does, it does in one transaction: the records and
/// what became of the letters, or neither.
package final class LetterDesk<Log: EventLog> {
    private let topics: DeskTopics
    private let session: Log.Session
    /// What was done with letters before.
    package private(set) var fates: [RecordPosition: LetterFate] = [:]

    /// So long it waits for another desk to close. Kafka lets a group's first member wait for 3 s unless told otherwise.
    private static var patience: Duration { .seconds(10) }

    /// - Throws: ``ReplayFault`` where somebody else is at work on the same letters.
    package init(_ log: Log, _ topics: DeskTopics, member: String) throws {
        self.topics = topics
        try log.create(TopicPlan([topics.changelog]))
        var plan = SessionPlan(
            group: topics.group, inbox: topics.letters, sidecars: [], followed: [], changelog: topics.changelog.name,
            member: member)
        plan.comesBack = false
        session = try Self.openSession(plan, on: log, topics)
        do {
            try takeSeat()
        } catch {
            session.close()
            throw error
        }
    }

    private static func openSession(
        _ plan: SessionPlan, on log: Log, _ topics: DeskTopics
    ) throws -> Log.Session {
        do throws(LogError) {
            return try log.openOnlySession(plan, patience: patience)
        } catch {
            guard error.code == .busy, error.recovery == .stop else { throw error }
            throw isTaken(topics)
        }
    }

    private static func isTaken(_ topics: DeskTopics) -> ReplayFault {
        ReplayFault(
            "Somebody else is at work on \(topics.letters); wait until that command has ended, and run this one again.")
    }

    private func takeSeat() throws {
        let deadline = ContinuousClock.now + Self.patience
        var missing = Set(topics.partitions)
        while !missing.isEmpty {
            guard ContinuousClock.now < deadline else { throw Self.isTaken(topics) }
            guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .milliseconds(500)) else {
                continue
            }
            for partition in partitions {
                try session.restore(partition) { record in
                    guard let fate = LetterFate(record) else { return }
                    fates[fate.letter] = fate
                }
                missing.remove(partition)
            }
        }
    }

    /// Writes all of it, or, where this throws, nothing.
    package func commit(_ records: [OutgoingRecord], _ done: [LetterFate]) throws(LogError) {
        for record in records { try session.append(record) }
        for fate in done { try session.append(fate.record(topics.changelog.name)) }
        try session.commit([])
    }

    package func close() { session.close() }
}
