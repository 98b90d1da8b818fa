/// One setting of a topic, by Kafka's own name.
package struct TopicSetting: Hashable, Sendable {
    package let key: Key
    /// As Kafka writes it, for example "604800000".
    package let value: String

    /// The settings that the contract fixes; what else a topic has is left alone.
    package enum Key: String, CaseIterable, Sendable, Hashable {
        case cleanupPolicy = "cleanup.policy"
        case compressionType = "compression.type"
        case maxCompactionLag = "max.compaction.lag.ms"
        case maxMessageBytes = "max.message.bytes"
        case timestampType = "message.timestamp.type"
        case minInsyncReplicas = "min.insync.replicas"
        case retentionBytes = "retention.bytes"
        case retentionMilliseconds = "retention.ms"
        case segmentMilliseconds = "segment.ms"
        case uncleanElection = "unclean.leader.election.enable"
    }

    package init(_ key: Key, _ value: String) {
        self.key = key
        self.value = value
    }

    /// As the cluster's own calls take them.
    package static func byName(_ settings: [TopicSetting]) -> [String: String] {
        Dictionary(settings.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { $1 })
    }
}
