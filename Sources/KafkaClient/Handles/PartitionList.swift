import CRdKafka
import Glibc

/// A partition of a topic, by Kafka's names.
package struct KafkaPartition: Hashable, Sendable {
    package let topic: String
    package let number: Int32

    package init(_ topic: String, _ number: Int32) {
        self.topic = topic
        self.number = number
    }
}

/// An offset of a partition; -2 is its beginning, -1 its end, -1001 none (librdkafka's `RD_KAFKA_OFFSET_*`).
package struct PartitionOffset: Hashable, Sendable {
    package let partition: KafkaPartition
    package let offset: Int64
    /// What was committed with the offset.
    package let metadata: String

    package init(_ partition: KafkaPartition, _ offset: Int64, metadata: String = "") {
        self.partition = partition
        self.offset = offset
        self.metadata = metadata
    }

    package static let beginning: Int64 = -2
    package static let end: Int64 = -1
    package static let none: Int64 = -1_001
}

/// Sole owner of a `rd_kafka_topic_partition_list_t`.
struct PartitionList: ~Copyable {
    let raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(_ offsets: [PartitionOffset]) {
        raw = rd_kafka_topic_partition_list_new(Int32(clamping: offsets.count))
        for entry in offsets {
            guard let added = rd_kafka_topic_partition_list_add(raw, entry.partition.topic, entry.partition.number)
            else { continue }
            added.pointee.offset = entry.offset
            guard !entry.metadata.isEmpty else { continue }
            // librdkafka frees the copy together with the list.
            added.pointee.metadata = UnsafeMutableRawPointer(strdup(entry.metadata))
            added.pointee.metadata_size = entry.metadata.utf8.count
        }
    }

    init(_ partitions: [KafkaPartition]) { self.init(partitions.map { PartitionOffset($0, PartitionOffset.none) }) }

    init(adopting raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) { self.raw = raw }

    deinit { rd_kafka_topic_partition_list_destroy(raw) }

    /// - Throws: the first error that stands beside a partition.
    borrowing func offsets(_ operation: String) throws(KafkaError) -> [PartitionOffset] {
        try Self.offsets(of: raw, operation)
    }

    static func offsets(
        of raw: UnsafePointer<rd_kafka_topic_partition_list_t>, _ operation: String
    ) throws(KafkaError) -> [PartitionOffset] {
        var offsets: [PartitionOffset] = []
        for index in 0..<Int(raw.pointee.cnt) {
            let entry = raw.pointee.elems[index]
            let partition = KafkaPartition(String(cString: entry.topic), entry.partition)
            if let error = KafkaError(entry.err, operation: operation) {
                throw KafkaError(
                    error.code, operation: operation, recovery: error.recovery,
                    message: "\(partition.topic)[\(partition.number)]: \(error.message)")
            }
            let metadata = UnsafeRawBufferPointer(start: entry.metadata, count: entry.metadata_size)
            offsets.append(
                PartitionOffset(partition, entry.offset, metadata: String(decoding: metadata, as: UTF8.self)))
        }
        return offsets
    }

    static func offsets(
        of raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>, _ operation: String
    ) throws(KafkaError) -> [PartitionOffset] {
        try offsets(of: UnsafePointer(raw), operation)
    }
}
