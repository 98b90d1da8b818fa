import KafkaClient
import KafkaMock
import Testing

@Suite("A member that leaves its group", .timeLimit(.minutes(1)))
struct LeavingTests {
    /// Kafka's UNKNOWN_MEMBER_ID.
    private static let unknownMember: Int32 = 25

    @Test("ends, also where it has just been told that everything is lost and did not answer")
    func lost() throws {
        let cluster = try MockCluster()
        cluster.create("inbox", partitions: 1)
        var configuration = KafkaConfiguration(brokers: cluster.brokers)
        configuration.properties = ["heartbeat.interval.ms": "100", "session.timeout.ms": "6000"]
        let consumer = try GroupConsumer(
            configuration, group: "workers", member: "one", instance: nil, logger: quiet)
        try consumer.subscribe(to: ["inbox"])
        let inbox = KafkaPartition("inbox", 0)
        #expect(try Self.rebalance(of: consumer) == .assigned([inbox]))
        try consumer.assign([PartitionOffset(inbox, 0)], keeping: [])
        for broker in MockCluster.brokerIDs {
            cluster.answer(.heartbeat, with: .error(Self.unknownMember), by: broker)
        }
        #expect(try Self.rebalance(of: consumer) == .lost([inbox]))
        consumer.close()
    }

    private static func rebalance(of consumer: GroupConsumer) throws -> Rebalance {
        while true {
            try consumer.serve()
            if let rebalance = consumer.nextRebalance() { return rebalance }
            consumer.pipe.wait(.milliseconds(100))
            _ = consumer.pipe.take()
        }
    }
}
