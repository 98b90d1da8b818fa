import EventLog
import EventLogTesting
import KafkaClient
import KafkaLog
import Testing

/// One worker's topics on the real cluster.
struct ClusterWorld {
    let fixture: ClusterFixture
    let group: GroupName
    let inbox: TopicName
    let ingress: TopicName
    let decisions: TopicName
    let changelog: TopicName

    static let isThere = ConditionTrait.enabled(
        if: ClusterFixture.brokers != nil, "scripts/test --kafka HOST:PORT runs it")

    init(needs: Set<LogAbility> = [], _ change: (inout KafkaLogSettings) -> Void = { _ in }) throws {
        fixture = try ClusterFixture(brokers: #require(ClusterFixture.brokers), needs: needs, change)
        group = try #require(GroupName("workers"))
        inbox = try #require(TopicName("inbox"))
        ingress = try #require(TopicName("ingress"))
        decisions = try #require(TopicName("decisions"))
        changelog = try #require(TopicName("changelog"))
        try fixture.log.create(
            TopicPlan(
                [inbox, ingress, decisions].map { TopicSpec(name: $0, partitions: 2, cleanup: .keepForever) }
                    + [TopicSpec(name: changelog, partitions: 2, cleanup: .compact)]))
    }

    var log: KafkaLog { fixture.log }

    func plan(_ member: String) -> SessionPlan {
        SessionPlan(
            group: group, inbox: inbox, sidecars: [.init(ingress)], followed: [], changelog: changelog, member: member)
    }

    func place(_ topic: TopicName, _ number: Int32) throws -> TopicPartition {
        TopicPartition(topic, try #require(PartitionID(number)))
    }

    func publish(_ values: [String], to place: TopicPartition) async throws {
        let publisher = try log.makePublisher()
        let records = values.map { value in
            OutgoingRecord(
                topic: place.topic, partition: place.partition, key: value.utf8Slice, value: value.utf8Slice)
        }
        _ = try await publisher.publish(records)
        await publisher.close()
    }

    /// What a reader sees of the decisions, in both partitions.
    func decided() throws -> [String] {
        let reader = try log.makeReader()
        let records = try [0, 1].flatMap { try reader.all(place(decisions, $0)) }
        return records.map { String(decoding: $0.value ?? [], as: UTF8.self) }.sorted()
    }

    /// Steps the members in turn until it is so, at most `patience`.
    func step(
        _ members: [ClusterMember], for patience: Duration = .seconds(90), until isSo: () throws -> Bool
    ) throws -> Bool {
        let deadline = ContinuousClock.now + patience
        while try !isSo() {
            guard ContinuousClock.now < deadline else { return false }
            for member in members { try member.step() }
        }
        return true
    }
}

extension String {
    var utf8Slice: ArraySlice<UInt8> { ArraySlice(utf8) }
}
