import CRdKafka

/// A client that can be asked where partitions begin and end.
package protocol OffsetSource: AnyObject {
    var clientForOffsets: ClientAccess { get }
}

/// Gives a client's handle to this module alone.
package struct ClientAccess {
    let client: ClientHandle
    init(_ client: ClientHandle) { self.client = client }
}

extension GroupConsumer: OffsetSource { package var clientForOffsets: ClientAccess { ClientAccess(client) } }
extension LogConsumer: OffsetSource { package var clientForOffsets: ClientAccess { ClientAccess(client) } }

extension OffsetSource {
    /// The first offset kept and the end: the high watermark for a client that reads uncommitted records, the last stable
    /// offset for one that reads committed ones. Asks the broker.
    package func watermarks(
        of partition: KafkaPartition, timeout: Duration
    ) throws(KafkaError) -> (low: Int64, high: Int64) {
        var low: Int64 = 0
        var high: Int64 = 0
        try check(
            rd_kafka_query_watermark_offsets(
                clientForOffsets.client.raw, partition.topic, partition.number, &low, &high, timeout.milliseconds),
            "query offsets")
        return (low, high)
    }

    /// The first offset whose record has this time (milliseconds since 1970) or a later one; the end (-1) where there is
    /// none. A time of -1 asks for the end, -2 for the beginning.
    package func offsets(
        at times: [PartitionOffset], timeout: Duration
    ) throws(KafkaError) -> [PartitionOffset] {
        let list = PartitionList(times)
        try check(
            rd_kafka_offsets_for_times(clientForOffsets.client.raw, list.raw, timeout.milliseconds), "query times")
        return try list.offsets("query times")
    }

    /// Every topic of the cluster with its number of partitions, and how many brokers there are.
    package func clusterMetadata(timeout: Duration) throws(KafkaError) -> ClusterMetadata {
        try ClusterMetadata(clientForOffsets.client, timeout: timeout)
    }
}
