package import EventLog
import LeadEvents

extension TopicLayout {
    /// Every input of both teams' workers, as quiescence asks for them.
    package var readings: [Quiescence.Reading] {
        [Team.marketing, .sales].map { team in
            let roles = [.inbox(team)] + TopicRole.sidecars(of: team)
            return Quiescence.Reading(group: self[team].group, inputs: roles.flatMap(places))
        }
    }

    private func places(of role: TopicRole) -> [TopicPartition] {
        (0..<(role.isSingle ? 1 : partitions)).compactMap { number in
            PartitionID(number).map { TopicPartition(topic(role), $0) }
        }
    }
}
