/// What a topic is like.
package struct TopicSpec: Hashable, Sendable {
    /// How long records stay.
    package enum Cleanup: Hashable, Sendable {
        case keepForever
        /// Records older than this may go.
        case keepFor(Duration)
        /// Only the latest record of a key has to stay; a tombstone ends a key.
        case compact
    }

    package let name: TopicName
    /// Range: 1 or more. Fixed for the life of the topic.
    package let partitions: Int32
    package let cleanup: Cleanup
    /// Bytes of key, value and headers together that one record may have.
    package let maximumRecordBytes: Int

    /// What a record may have unless a topic says otherwise: with what Kafka puts around a batch, 16 KiB, it is 1.25 MiB.
    package static let recordBytes = 1_294_336

    /// What a dead letter may have: with what Kafka puts around a batch it is 2 MiB.
    package static let letterBytes = 2_080_768

    package init(name: TopicName, partitions: Int32, cleanup: Cleanup, maximumRecordBytes: Int = Self.recordBytes) {
        self.name = name
        self.partitions = max(partitions, 1)
        self.cleanup = cleanup
        self.maximumRecordBytes = maximumRecordBytes
    }
}

/// All topics of one installation.
package struct TopicPlan: Hashable, Sendable {
    package var topics: [TopicSpec]

    package init(_ topics: [TopicSpec]) { self.topics = topics }

    package subscript(_ name: TopicName) -> TopicSpec? { topics.first { $0.name == name } }

    /// - Throws: `.topicMismatch` where a topic has another number of partitions than in the plan.
    package func check(_ found: [TopicDescription]) throws(LogError) {
        for topic in found.map(\.spec) {
            guard let planned = self[topic.name], planned.partitions != topic.partitions else { continue }
            throw LogError(
                .topicMismatch, operation: "create", recovery: .stop,
                message:
                    "\(topic.name) has \(topic.partitions) partitions, not \(planned.partitions); the number is fixed"
                    + " for the life of a topic")
        }
    }
}
