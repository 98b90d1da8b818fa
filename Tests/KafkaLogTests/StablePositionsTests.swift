import EventLog
import KafkaClient
import KafkaLog
import Testing

@Suite("Where a group stands while a transaction moves it", .serialized, ClusterWorld.isThere, .timeLimit(.minutes(2)))
struct StablePositionsTests {
    @Test(
        "positions that an open transaction moves are not told as stable before it is decided",
        arguments: [true, false])
    func open(commits: Bool) throws {
        let world = try ClusterWorld()
        let settings = world.log.settings
        let group = settings.prefix + world.group.name
        // No member: the coordinator takes the offsets of a group without one from anybody.
        let consumer = try GroupConsumer(settings.cluster, group: group, member: "test", instance: nil, logger: quiet)
        defer { consumer.close() }
        let producer = try KafkaProducer(
            settings.cluster, transactionalID: group + ".test", own: [("transaction.timeout.ms", "60000")],
            logger: quiet)
        try producer.initTransactions(timeout: .seconds(30))
        func send(_ offset: Int64) throws {
            try producer.beginTransaction()
            let place = KafkaPartition(settings.prefix + world.inbox.name, 0)
            let metadata = try #require(consumer.groupMetadata())
            try producer.sendOffsets([PartitionOffset(place, offset)], metadata, timeout: .seconds(30))
        }
        let reader = try world.log.makeReader()
        func stable() throws -> [Int64]? {
            try reader.stablePositions(of: world.group, in: [world.place(world.inbox, 0)])?.map(\.next.number)
        }
        func awaitStable() throws {
            while try stable() == nil { try reader.waitForAppends(timeout: .milliseconds(50)) }
        }

        #expect(try stable() == [], "a group that nobody knows")
        try send(1)
        try producer.commitTransaction(timeout: .seconds(30))
        try awaitStable()
        #expect(try stable() == [1])
        try send(2)
        #expect(try stable() == nil)
        #expect(try reader.group(world.group)?.positions.map(\.next.number) == [1])
        if commits {
            try producer.commitTransaction(timeout: .seconds(30))
        } else {
            try producer.abortTransaction(timeout: .seconds(30))
        }
        try awaitStable()
        #expect(try stable() == (commits ? [2] : [1]))
    }
}
