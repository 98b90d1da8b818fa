import EventLog
import KafkaClient
import KafkaLog
import KafkaMock
import Testing

@Suite("Reading over a slow line")
struct SlowLineTests {
    /// A reader that begins anew drops what is under way, so it has to wait for longer than before.
    @Test(
        "a reader whose every answer comes later than it waits at first gets on all the same", .timeLimit(.minutes(1)))
    func late() async throws {
        let cluster = try MockCluster()
        let topic = try #require(TopicName("inbox"))
        cluster.create(topic.name, partitions: 1)
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.answersAdmin = false
        settings.readPatience = .milliseconds(100)
        let log = try KafkaLog(settings, logger: quiet)
        let place = TopicPartition(topic, .zero)
        let publisher = try log.makePublisher()
        _ = try await publisher.publish([
            OutgoingRecord(topic: topic, partition: .zero, key: "key".utf8Slice, value: "value".utf8Slice)
        ])
        await publisher.close()
        // As many as come within the time that a request may take: on this line no answer is quicker.
        for broker in MockCluster.brokerIDs {
            for _ in 1...100 { cluster.answer(.fetch, with: .late(500), by: broker) }
        }
        let records = try log.makeReader().read(place, from: .zero, limits: PollLimits())
        #expect(records.map { String(decoding: $0.value ?? [], as: UTF8.self) } == ["value"])
    }
}
