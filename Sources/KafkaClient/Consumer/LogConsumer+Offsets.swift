import CRdKafka

// Not by `rd_kafka_query_watermark_offsets`: it heeds its time-out while it looks for the leader, then waits without end for
// the answer (seen: eight minutes, until a leader that was killed came back). `rd_kafka_offsets_for_times` does not.
extension LogConsumer {
    /// The first offset kept and the end.
    package func watermarks(
        of partition: KafkaPartition, timeout: Duration
    ) throws(KafkaError) -> (low: Int64, high: Int64) {
        let low = try offset(of: partition, at: PartitionOffset.beginning, timeout)
        return (low, max(low, try end(of: partition, timeout: timeout)))
    }

    /// The high watermark for a client that reads uncommitted records, the last stable offset for one that reads committed
    /// ones.
    package func end(of partition: KafkaPartition, timeout: Duration) throws(KafkaError) -> Int64 {
        try offset(of: partition, at: PartitionOffset.end, timeout)
    }

    private func offset(
        of partition: KafkaPartition, at time: Int64, _ timeout: Duration
    ) throws(KafkaError) -> Int64 {
        try offsets(at: [PartitionOffset(partition, time)], timeout: timeout).first?.offset ?? 0
    }

    /// The first offset whose record has this time (milliseconds since 1970) or a later one; the end (-1) where there is
    /// none. A time of -1 asks for the end, -2 for the beginning.
    ///
    /// A leader that gives no answer is asked for a few seconds; then the cluster is asked who leads now.
    package func offsets(
        at times: [PartitionOffset], timeout: Duration
    ) throws(KafkaError) -> [PartitionOffset] {
        let deadline = ContinuousClock.now + timeout
        let raw = client.raw
        while true {
            do throws(KafkaError) {
                let list = PartitionList(times)
                let patience = min(max(deadline - .now, .milliseconds(1)), .seconds(3))
                try check(rd_kafka_offsets_for_times(raw, list.raw, patience.milliseconds), "query offsets")
                return try list.offsets("query offsets")
            } catch {
                guard error.recovery == .retry, ContinuousClock.now < deadline else { throw error }
                rd_kafka_poll(raw, 50)
                do { _ = try clusterMetadata(timeout: .seconds(1)) } catch { continue }
            }
        }
    }

    /// Every topic of the cluster with its number of partitions, and how many brokers there are.
    package func clusterMetadata(timeout: Duration) throws(KafkaError) -> ClusterMetadata {
        try ClusterMetadata(client, timeout: timeout)
    }
}
