import CRdKafka
import EventLog
import KafkaLog
import Testing

@Suite("What the cluster forgets or deletes", .serialized, ClusterWorld.isThere)
struct ForgottenOffsetsTests {
    @Test("a sidecar whose offset expired goes on where the state stands", .timeLimit(.minutes(2)))
    func sidecar() async throws {
        let world = try ClusterWorld()
        try await world.publish(["a"], to: world.place(world.inbox, 0))
        try await world.publish(["b"], to: world.place(world.ingress, 0))
        var member = try ClusterMember("one", world)
        try #require(try world.step([member]) { try world.decided() == ["a", "b"] })
        // The cluster forgets a group's offset in a topic that the group does not subscribe to.
        try GroupOffsets(world).forget(world.place(world.ingress, 0))
        member.session.close()
        member = try ClusterMember("one", world)
        try await world.publish(["c"], to: world.place(world.ingress, 0))
        #expect(try world.step([member]) { try world.decided().count >= 3 })
        #expect(try world.decided() == ["a", "b", "c"])
        let inputs = try world.log.makeReader().groups().flatMap(\.positions).map(\.input)
        #expect(inputs.contains(try world.place(world.ingress, 0)))
    }

    /// The broker looks for what is too old every 5 min unless `log.retention.check.interval.ms` says otherwise.
    @Test("a group that was overtaken by retention is told, not skipped ahead", .timeLimit(.minutes(8)))
    func retention() async throws {
        let world = try ClusterWorld {
            $0.topicSettings = ["retention.ms": "2000", "segment.ms": "1000"]
        }
        let inbox = try world.place(world.inbox, 0)
        let member = try ClusterMember("one", world)
        try await world.publish(["read"], to: inbox)
        try #require(try world.step([member]) { try world.decided() == ["read"] })
        member.session.close()
        try await world.publish(["unread"], to: inbox)
        let reader = try world.log.makeReader()
        let unread = try reader.bounds(of: inbox).end
        let deadline = ContinuousClock.now + .seconds(400)
        while try reader.bounds(of: inbox).first < unread, ContinuousClock.now < deadline {
            try reader.waitForAppends(timeout: .milliseconds(250))
        }
        #expect(try reader.bounds(of: inbox) == PartitionBounds(first: unread, end: unread))
        let next = try ClusterMember("one", world)
        let error = #expect(throws: LogError.self) { try world.step([next], for: .seconds(60)) { false } }
        #expect(error?.code == .offsetOutOfRange)
        #expect(error?.recovery == .stop)
    }
}

/// The cluster's memory of a group.
struct GroupOffsets {
    private let world: ClusterWorld
    init(_ world: ClusterWorld) { self.world = world }

    /// Deletes the group's offset in a partition, as the cluster does by itself after a time.
    func forget(_ place: TopicPartition) throws {
        let configuration = rd_kafka_conf_new()
        let brokers = try #require(ClusterFixture.brokers)
        rd_kafka_conf_set(configuration, "bootstrap.servers", brokers, nil, 0)
        let client = try #require(rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0))
        defer { rd_kafka_destroy(client) }
        let queue = try #require(rd_kafka_queue_new(client))
        defer { rd_kafka_queue_destroy(queue) }
        let list = try #require(rd_kafka_topic_partition_list_new(1))
        defer { rd_kafka_topic_partition_list_destroy(list) }
        let prefix = world.fixture.prefix
        rd_kafka_topic_partition_list_add(list, prefix + place.topic.name, place.partition.number)
        var request = rd_kafka_DeleteConsumerGroupOffsets_new(prefix + world.group.name, list)
        defer { rd_kafka_DeleteConsumerGroupOffsets_destroy(request) }
        rd_kafka_DeleteConsumerGroupOffsets(client, &request, 1, nil, queue)
        let event = try #require(rd_kafka_queue_poll(queue, 30_000))
        defer { rd_kafka_event_destroy(event) }
        try #require(rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR)
        var count = 0
        let results = rd_kafka_DeleteConsumerGroupOffsets_result_groups(
            rd_kafka_event_DeleteConsumerGroupOffsets_result(event), &count)
        let result = try #require(results?[0])
        try #require(rd_kafka_group_result_error(result) == nil)
        let found = try #require(rd_kafka_group_result_partitions(result))
        try #require(found.pointee.elems[0].err == RD_KAFKA_RESP_ERR_NO_ERROR)
    }
}
