import CRdKafka

/// What a cluster has.
package struct ClusterMetadata: Sendable {
    /// Ids of the brokers that live.
    package let brokerIDs: [Int32]
    /// Numbers of partitions by topic.
    package let topics: [String: Int32]
    /// Brokers that hold a partition, by topic: of the one that the fewest hold.
    package let replicationFactors: [String: Int16]

    package var brokers: Int { brokerIDs.count }

    /// Asks for all topics at once, which, unlike asking for one, never creates it.
    init(_ client: ClientHandle, timeout: Duration) throws(KafkaError) {
        var found: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(client.raw, 1, nil, &found, timeout.milliseconds)
        defer { rd_kafka_metadata_destroy(found) }
        try check(code, "read the cluster's metadata")
        guard let metadata = found?.pointee else {
            brokerIDs = []
            topics = [:]
            replicationFactors = [:]
            return
        }
        brokerIDs = (0..<Int(metadata.broker_cnt)).map { metadata.brokers[$0].id }
        var topics: [String: Int32] = [:]
        var factors: [String: Int16] = [:]
        for index in 0..<Int(metadata.topic_cnt) {
            let topic = metadata.topics[index]
            guard topic.err == RD_KAFKA_RESP_ERR_NO_ERROR, let name = topic.topic else { continue }
            topics[String(cString: name)] = topic.partition_cnt
            let replicas = (0..<Int(topic.partition_cnt)).map { topic.partitions[$0].replica_cnt }
            factors[String(cString: name)] = Int16(clamping: replicas.min() ?? 0)
        }
        self.topics = topics
        replicationFactors = factors
    }
}
