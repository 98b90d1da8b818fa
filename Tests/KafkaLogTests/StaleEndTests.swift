import EventLog
import KafkaClient
import KafkaLog
import Testing

/// A broker that stood still, and does not know yet that others lead its partitions, names an end of the changelog that lies
/// before what the group has committed.
@Suite("A changelog whose end is told too early", .serialized, ClusterWorld.isThere, .timeLimit(.minutes(2)))
struct StaleEndTests {
    /// A group that stands at 2, with a changelog that knows of 1; a row lies behind that.
    private struct Scene {
        let world: ClusterWorld
        let producer: KafkaProducer
        let inbox: TopicPartition
        let session: KafkaSession

        init() async throws {
            world = try ClusterWorld()
            inbox = try world.place(world.inbox, 0)
            try await world.publish(["a", "b", "c"], to: inbox)
            let settings = world.log.settings
            let group = settings.prefix + world.group.name
            // No member: the coordinator takes the offsets of a group without one from anybody.
            let consumer = try GroupConsumer(
                settings.cluster, group: group, member: "test", instance: nil, logger: quiet)
            defer { consumer.close() }
            producer = try KafkaProducer(
                settings.cluster, transactionalID: group + ".test", own: [], logger: quiet)
            try producer.initTransactions(timeout: .seconds(30))
            try producer.beginTransaction()
            try Self.send(PositionRecord.key, "inbox 0 1\n", producer, world)
            try Self.send(Array("row".utf8), "value", producer, world)
            let place = KafkaPartition(settings.prefix + world.inbox.name, 0)
            let metadata = try #require(consumer.groupMetadata())
            try producer.sendOffsets([PartitionOffset(place, 2)], metadata, timeout: .seconds(30))
            try producer.commitTransaction(timeout: .seconds(30))
            session = try world.log.openSession(world.plan("one"))
        }

        private static func send(_ key: [UInt8], _ text: String, _ producer: KafkaProducer, _ world: ClusterWorld)
            throws
        {
            let topic = try producer.topic(world.fixture.prefix + world.changelog.name)
            try key.withUnsafeBytes { key in
                try Array(text.utf8).withUnsafeBytes { value in
                    try producer.send(topic, 0, key: key, value: value, headers: MessageHeaders(capacity: 0))
                }
            }
        }

        /// What the changelog did not show yet.
        func catchUp() throws {
            try producer.beginTransaction()
            try Self.send(PositionRecord.key, "inbox 0 2\n", producer, world)
            try producer.commitTransaction(timeout: .seconds(30))
        }

        func restore(_ apply: () throws(LogError) -> Void) throws {
            while true {
                guard case .assigned = try session.poll(PollLimits(), timeout: .milliseconds(50)) else { continue }
                return try session.restore(inbox.partition) { _ throws(LogError) in try apply() }
            }
        }
    }

    @Test("a state that lies behind its group is read on until it has caught up; the worker does not end over it")
    func late() async throws {
        let scene = try await Scene()
        defer { scene.session.close() }
        var rows = 0
        // Only now: the end was asked for already, and this row lies before it.
        try scene.restore { () throws(LogError) in
            rows += 1
            do { try scene.catchUp() } catch {
                throw LogError(.busy, operation: "test", recovery: .stop, message: "\(error)")
            }
        }
        #expect(rows == 1)
        #expect(scene.session.positions(scene.inbox.partition).map(\.next.number) == [2])
    }

    @Test("one that does not catch up is told with both positions")
    func never() async throws {
        let scene = try await Scene()
        defer { scene.session.close() }
        let error = try #require(throws: LogError.self) { try scene.restore {} }
        #expect(error.recovery == .stop)
        #expect(error.message.contains("workers stands at 2 in inbox[0], its state at 1"), "\(error)")
    }
}
