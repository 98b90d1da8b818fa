import EventLog
import EventLogTesting
import KafkaClient
import KafkaLog
import KafkaMock

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
    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> KafkaGroupMember {
        try log.join(group, reading: topics, as: name)
    }
}

/// A log on a mock cluster of its own.
final class MockFixture: LogFixture {
    /// The mock shows the records of aborted transactions, drops the offsets of transactions, accepts a producer that was
    /// overtaken, keeps 5 MiB of a partition, and knows neither admin requests nor times, compaction or settings of topics.
    static let abilities: Set<LogAbility> = [.takeOver]
    /// The mock knows no static members: one that left is missed after its session's time-out.
    static let takeOver = Duration.seconds(20)
    /// Cases that run at a time.
    static let atOnce = 6

    let log: MockLog

    init() throws {
        let cluster = try MockCluster()
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.answersAdmin = false
        settings.sessionTimeout = .seconds(3)
        settings.cluster.properties["heartbeat.interval.ms"] = "300"
        log = MockLog(cluster: cluster, log: try KafkaLog(settings, logger: quiet))
    }

    func advanceClock(by time: Duration) {}
    func maintain() throws(LogError) {}
}
