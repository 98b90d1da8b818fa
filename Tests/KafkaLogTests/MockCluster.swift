import CRdKafka
import Foundation

/// librdkafka's own stand-in for a cluster, inside this process.
final class MockCluster: @unchecked Sendable {
    private let client: OpaquePointer
    private let cluster: OpaquePointer

    init() throws {
        let configuration = rd_kafka_conf_new()
        rd_kafka_conf_set(configuration, "log_level", "0", nil, 0)
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0),
            let cluster = rd_kafka_mock_cluster_new(client, 3)
        else { throw CocoaError(.featureUnsupported) }
        self.client = client
        self.cluster = cluster
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(client)
    }

    var brokers: String { rd_kafka_mock_cluster_bootstraps(cluster).map { String(cString: $0) } ?? "" }

    func create(_ topic: String, partitions: Int32) { rd_kafka_mock_topic_create(cluster, topic, partitions, 3) }
}
