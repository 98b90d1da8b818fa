import CRdKafka
import EventLog
import EventLogTesting
import Foundation
import KafkaClient
import KafkaLog

/// librdkafka's own stand-in for a cluster, inside this process.
final class MockCluster: @unchecked Sendable {
    private let client: OpaquePointer
    private let cluster: OpaquePointer

    init() throws {
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), nil, 0),
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

/// A log on the mock cluster, which knows no admin requests: its topics are made by hand.
struct MockLog: EventLog {
    let cluster: MockCluster
    let log: KafkaLog

    func create(_ plan: TopicPlan) throws(LogError) {
        for spec in try log.missing(of: plan) { cluster.create(spec.name.name, partitions: spec.partitions) }
        _ = try log.missing(of: plan)
    }

    func openSession(_ plan: SessionPlan) throws(LogError) -> KafkaSession { try log.openSession(plan) }
    func makePublisher() throws(LogError) -> KafkaPublisher { try log.makePublisher() }
    func makeReader() throws(LogError) -> KafkaReader { try log.makeReader() }
}

final class MockFixture: LogFixture {
    /// The mock shows aborted records, drops the offsets of transactions, lists no groups, and has no settings of topics.
    static let abilities: Set<LogAbility> = [.takeOver]
    static let takeOver = Duration.seconds(20)

    static let isAsked = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA_MOCK"] != nil

    let log: MockLog

    init() throws {
        let cluster = try MockCluster()
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.asksForTopicSettings = false
        settings.sessionTimeout = .seconds(6)
        log = MockLog(cluster: cluster, log: try KafkaLog(settings, logger: quiet))
    }

    func advanceClock(by time: Duration) {}
    func maintain() throws(LogError) {}
}
