package import EventLog
import KafkaClient

extension KafkaLog {
    /// - Throws: `.busy` also for a static member that has left: it counts as living until its session times out.
    package func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        for position in positions { _ = try catalogue.checked(position.input, "setPositions") }
        let offsets = positions.map {
            PartitionOffset(
                catalogue.kafkaPartition($0.input), $0.next.number, metadata: CommittedNote(moved: $0.note).text)
        }
        do throws(KafkaError) {
            try KafkaAdmin(sharing: control).alter(
                settings.prefix + group.name, to: offsets, timeout: settings.requestTimeout)
        } catch {
            guard [.unknownMember, .nonEmptyGroup].contains(error.code) else { throw LogError(error) }
            throw LogError(
                .busy, operation: "setPositions", recovery: .stop,
                message:
                    "a member of \(group) is at work; stop it first. One that was killed or stopped counts as there"
                    + " until its session times out (\(settings.sessionTimeout.wholeMilliseconds / 1_000) s)")
        }
    }

    /// Asked before a member joins that is to be the only one: it would take partitions of another for a while.
    ///
    /// - Throws: `.busy` where a member of the group lives.
    func requireFree(_ group: GroupName, _ operation: String) throws(LogError) {
        guard settings.answersAdmin else { return }
        let name = settings.prefix + group.name
        let found = try patiently { admin, timeout throws(KafkaError) in
            try admin.describe(name, timeout: timeout)
        }
        if let holder = found.holder { throw held(group, by: holder, operation) }
    }

    func held(_ group: GroupName, by holder: String, _ operation: String) -> LogError {
        LogError(
            .busy, operation: operation, recovery: .stop,
            message:
                "\(group) is held by \(holder); stop it first. One that was killed counts as there until its session"
                + " times out (\(settings.sessionTimeout.wholeMilliseconds / 1_000) s)")
    }
}

extension KafkaLogSettings {
    /// How long the only member of a group takes for what it reads is its own affair: a script may wait for a person, and
    /// the state of millions of leads takes its time. (Whether the process lives shows its heartbeat, within the session's
    /// time-out.)
    var onlyMemberProperties: [(String, String)] { [("max.poll.interval.ms", "86400000")] }
}
