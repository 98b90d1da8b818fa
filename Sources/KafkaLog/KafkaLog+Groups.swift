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
            try coordinators.ask { admin throws(KafkaError) in
                try admin.alter(settings.prefix + group.name, to: offsets, timeout: settings.requestTimeout)
            }
        } catch {
            guard [.unknownMember, .nonEmptyGroup].contains(error.code) else { throw LogError(error) }
            throw LogError(
                .busy, operation: "setPositions", recovery: .stop,
                message:
                    "a member of \(group) is at work; stop it first. One that was killed or stopped counts as there"
                    + " until its session times out (\(settings.sessionTimeout.wholeMilliseconds / 1_000) s)")
        }
    }
}
