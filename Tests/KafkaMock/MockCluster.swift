import CKafkaMock
import CRdKafka

/// librdkafka's own stand-in for a cluster of three brokers, inside this process; other processes reach it too.
///
/// It serves what clients do and injected errors. It shows aborted records, drops the offsets of transactions, fences
/// nobody, and knows no admin requests.
package final class MockCluster: @unchecked Sendable {
    package struct Unavailable: Error {}

    /// Brokers' numbers.
    package static let brokerIDs: [Int32] = [1, 2, 3]

    private let client: OpaquePointer
    let cluster: OpaquePointer

    package init() throws(Unavailable) {
        let configuration = rd_kafka_conf_new()
        rd_kafka_conf_set(configuration, "log_level", "0", nil, 0)
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else { throw Unavailable() }
        guard let cluster = rd_kafka_mock_cluster_new(client, Int32(Self.brokerIDs.count)) else {
            rd_kafka_destroy(client)
            throw Unavailable()
        }
        self.client = client
        self.cluster = cluster
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(client)
    }

    /// `host:port`, with commas between.
    package var brokers: String { rd_kafka_mock_cluster_bootstraps(cluster).map { String(cString: $0) } ?? "" }

    package func create(_ topic: String, partitions: Int32) {
        rd_kafka_mock_topic_create(cluster, topic, partitions, Int32(Self.brokerIDs.count))
    }
}
