package import EventLog
package import LeadEvents
package import LeadStream

/// A topic as the contract asks for it.
package struct DesiredTopic: Hashable, Sendable {
    package let name: TopicName
    package let role: TopicRole
    package let partitions: Int32
    package let replicationFactor: Int16
    /// In the order of their names.
    package let settings: [TopicSetting]

    init(_ role: TopicRole, _ spec: TopicSpec, _ durability: Durability) {
        self.role = role
        name = spec.name
        partitions = spec.partitions
        replicationFactor = durability.replicationFactor
        var settings = [
            TopicSetting(.compressionType, "zstd"),
            TopicSetting(.maxMessageBytes, String(spec.maximumRecordBytes)),
            TopicSetting(.timestampType, "LogAppendTime"),
            TopicSetting(.minInsyncReplicas, String(durability.minInsyncReplicas)),
        ]
        settings += Self.cleanup(spec.cleanup)
        self.settings = settings.sorted { $0.key.rawValue < $1.key.rawValue }
    }

    package func value(of key: TopicSetting.Key) -> String? { settings.first { $0.key == key }?.value }

    private static func cleanup(_ cleanup: TopicSpec.Cleanup) -> [TopicSetting] {
        switch cleanup {
        case .keepForever: deletion(after: "-1")
        case .keepFor(let duration): deletion(after: String(duration.components.seconds * 1_000))
        case .compact:
            // Without these two a quiet partition's head is never compacted, and a restore reads it all.
            [
                TopicSetting(.cleanupPolicy, "compact"), TopicSetting(.maxCompactionLag, "86400000"),
                TopicSetting(.segmentMilliseconds, "86400000"),
            ]
        }
    }

    private static func deletion(after milliseconds: String) -> [TopicSetting] {
        [
            TopicSetting(.cleanupPolicy, "delete"), TopicSetting(.retentionBytes, "-1"),
            TopicSetting(.retentionMilliseconds, milliseconds),
        ]
    }
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
