import Dispatch
import EventLog
import KafkaClient
import KafkaLog
import KafkaMock
import Synchronization
import Testing

/// librdkafka pauses everything that a member has, by a thread of its own, whenever partitions come to it or go from it.
/// Here somebody else pauses, amid the reading as it does, and more often than any group could.
@Suite("Reading while partitions come and go", .timeLimit(.minutes(2)))
struct PausedReadingTests {
    private static let count: Int64 = 20_000
    /// Records between two pauses: as many as were taken from librdkafka at a time, so that a pause comes amid the next taking.
    private static let between = 512

    @Test("no record is passed over and none comes twice, though the reading is paused amid")
    func pausedAmid() async throws {
        let cluster = try MockCluster()
        let place = TopicPartition(try #require(TopicName("inbox")), .zero)
        try await Self.publish(to: place, of: cluster)
        let partition = KafkaPartition("inbox", 0)
        let consumer = try GroupConsumer(
            KafkaConfiguration(brokers: cluster.brokers), group: "workers", member: "one", instance: nil,
            own: [("fetch.wait.max.ms", "10")], logger: quiet)
        defer { consumer.close() }
        let queue = try consumer.queue(of: partition)
        try consumer.assign([PartitionOffset(partition, 0)], keeping: [])
        let asked = Atomic(0)
        let isEnded = Atomic(false)
        let ended = DispatchSemaphore(value: 0)
        nonisolated(unsafe) let paused = consumer
        DispatchQueue(label: "pauses").async {
            var done = 0
            while !isEnded.load(ordering: .relaxed) {
                // Not by a semaphore: a taking is over before a thread is woken.
                guard asked.load(ordering: .relaxed) > done else { continue }
                let moment = ContinuousClock.now + .microseconds(Int.random(in: 0...60))
                while ContinuousClock.now < moment {}
                try? paused.pause([partition])
                try? paused.resume([partition])
                done = asked.load(ordering: .relaxed)
            }
            ended.signal()
        }
        var offsets: [Int64] = []
        var sinceEmpty = 0
        while offsets.last != Self.count - 1 {
            guard case .record(let message) = queue.next() else {
                queue.advance()
                consumer.pipe.wait(.milliseconds(100))
                _ = consumer.pipe.take()
                sinceEmpty = 0
                continue
            }
            offsets.append(message.offset)
            queue.advance()
            sinceEmpty += 1
            if sinceEmpty.isMultiple(of: Self.between) { asked.add(1, ordering: .relaxed) }
        }
        isEnded.store(true, ordering: .relaxed)
        ended.wait()
        let gaps = zip(offsets, offsets.dropFirst()).filter { $1 != $0 + 1 }.map { "\($0) and then \($1)" }
        #expect(gaps == [])
    }

    private static func publish(to place: TopicPartition, of cluster: MockCluster) async throws {
        cluster.create(place.topic.name, partitions: 1)
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.answersAdmin = false
        let publisher = try KafkaLog(settings, logger: quiet).makePublisher()
        let value = Array("value".utf8)[...]
        _ = try await publisher.publish(
            (0..<count).map { _ in
                OutgoingRecord(topic: place.topic, partition: place.partition, key: nil, value: value)
            })
        await publisher.close()
    }
}
