import EventLog
import KafkaClient
import KafkaLog
import KafkaMock
import Testing

@Suite("A group's coordinator that goes and comes back")
struct CoordinatorReturnTests {
    /// Through the client whose request timed out librdkafka 2.0.2 gets no answer for long, and may end the process.
    @Test("the coordinator returns after a question timed out: the next question is answered", .timeLimit(.minutes(1)))
    func returns() throws {
        let cluster = try MockCluster()
        let topic = try #require(TopicName("inbox"))
        let group = try #require(GroupName("readers"))
        cluster.create(topic.name, partitions: 1)
        cluster.moveCoordinator(.group, group.name, to: 2)
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.answersAdmin = false
        settings.requestTimeout = .seconds(1)
        let reader = try KafkaLog(settings, logger: quiet).makeReader()
        func positions() throws -> [InputPosition]? {
            try reader.stablePositions(of: group, in: [TopicPartition(topic, .zero)])
        }
        #expect(try positions() == [])
        cluster.stop(2)
        let error = #expect(throws: LogError.self) { try positions() }
        #expect(error?.recovery == .retry, "\(String(describing: error))")
        cluster.start(2)
        #expect(try positions() == [])
    }
}
