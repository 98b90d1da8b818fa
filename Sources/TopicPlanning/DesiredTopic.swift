package import EventLog
package import LeadEvents
package import LeadStream
package import TopicSettings

/// A topic as the contract asks for it.
package struct DesiredTopic: Hashable, Sendable {
    package let name: TopicName
    package let role: TopicRole
    package let partitions: Int32
    package let durability: Durability
    /// In the order of their names.
    package let settings: [TopicSetting]

    init(_ role: TopicRole, _ spec: TopicSpec, _ durability: Durability) {
        self.role = role
        name = spec.name
        partitions = spec.partitions
        self.durability = durability
        settings = TopicSetting.all(of: spec, durability)
    }

    package var replicationFactor: Int16 { durability.replicationFactor }

    package func value(of key: TopicSetting.Key) -> String? { settings.first { $0.key == key }?.value }
}

extension TopicLayout {
    /// Every topic of the installation as Kafka shall have it, in the order of ``TopicRole/all``.
    package func desiredTopics(_ durability: Durability = .standard) -> [DesiredTopic] {
        let plan = plan
        return TopicRole.all.compactMap { role in
            plan[topic(role)].map { DesiredTopic(role, $0, durability) }
        }
    }
}
