package import EventLog

extension TopicSetting {
    /// What a batch of records has beside their bytes, generously. The cluster's limit is on batches.
    package static let batchOverhead = 16_384
    /// Bytes of one batch of our producers. Every topic allows at least as many, or it would refuse a batch of small records.
    package static let batchBytes = 1_000_000

    /// Everything that a topic is made with on Kafka, in the order of the names.
    package static func all(of spec: TopicSpec, _ durability: Durability) -> [TopicSetting] {
        var settings = [
            TopicSetting(.compressionType, "zstd"),
            TopicSetting(.maxMessageBytes, String(max(spec.maximumRecordBytes, batchBytes) + batchOverhead)),
            TopicSetting(.timestampType, "LogAppendTime"),
            TopicSetting(.minInsyncReplicas, String(durability.minInsyncReplicas)),
            // A broker that was behind would lead, and what counted as written would be gone.
            TopicSetting(.uncleanElection, "false"),
        ]
        settings += cleanup(spec.cleanup)
        return settings.sorted { $0.key.rawValue < $1.key.rawValue }
    }

    private static func cleanup(_ cleanup: TopicSpec.Cleanup) -> [TopicSetting] {
        switch cleanup {
        case .keepForever: deletion(after: "-1")
        case .keepFor(let time):
            deletion(
                after: String(time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000))
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
