import EventLog
import KafkaClient
import KafkaLog
import Testing

@Suite("Who has lost its place commits nothing", .serialized, ClusterWorld.isThere, .timeLimit(.minutes(3)))
struct FencingTests {
    @Test(
        "a second process under the same name takes over; the first one's commit is refused, and nothing of it is seen")
    func sameName() async throws {
        let world = try ClusterWorld()
        try await world.publish(["a", "b"], to: world.place(world.inbox, 0))
        let first = try ClusterMember("one", world)
        first.commitsAtOnce = false
        try #require(try world.step([first]) { first.open.count == 1 && first.held.count == 2 })
        let second = try ClusterMember("one", world)
        try #require(try world.step([second]) { try world.decided() == ["a", "b"] })
        var error = #expect(throws: LogError.self) { try first.commit() }
        // Where a broker refused a record of the fenced transaction before, the coordinator is asked by the abort alone.
        if error?.recovery == .abort { error = #expect(throws: LogError.self) { try first.session.abort() } }
        #expect(error?.code == .fenced, "\(String(describing: error))")
        #expect(error?.recovery == .reopen, "\(String(describing: error))")
        first.session.close()
        try await world.publish(["c"], to: world.place(world.inbox, 1))
        #expect(try world.step([second]) { try world.decided() == ["a", "b", "c"] })
        #expect(second.refusals == [])
    }

    @Test("a member that stopped polling is replaced while its transaction is open; its commit is refused")
    func stoppedPolling() async throws {
        let world = try ClusterWorld { $0.cluster.properties["max.poll.interval.ms"] = "6000" }
        try await world.publish(["a", "b"], to: world.place(world.inbox, 0))
        let first = try ClusterMember("one", world)
        first.commitsAtOnce = false
        try #require(try world.step([first]) { first.open.count == 1 && first.held.count == 2 })
        let second = try ClusterMember("two", world)
        try #require(try world.step([second]) { second.held.count == 2 })
        try #require(try world.step([second]) { try world.decided() == ["a", "b"] })
        let error = #expect(throws: LogError.self) { try first.commit() }
        #expect(error?.recovery == .abort || error?.recovery == .reopen, "\(String(describing: error))")
        first.commitsAtOnce = true
        try await world.publish(["c", "d"], to: world.place(world.inbox, 1))
        try await world.publish(["e"], to: world.place(world.ingress, 0))
        let all = ["a", "b", "c", "d", "e"]
        #expect(try world.step([first, second]) { try world.decided().count >= all.count && first.held.count == 1 })
        #expect(try world.decided() == all)
    }

    @Test(
        "partitions move to a new member in the middle of a transaction, one by one or all at once; nothing is lost or double",
        arguments: ["cooperative-sticky", "range,roundrobin"])
    func rebalance(strategy: String) async throws {
        let world = try ClusterWorld { $0.cluster.properties["partition.assignment.strategy"] = strategy }
        let values = (10..<30).map { "\($0)" }
        try await world.publish(Array(values[..<10]), to: world.place(world.inbox, 0))
        try await world.publish(Array(values[10...]), to: world.place(world.inbox, 1))
        let first = try ClusterMember("one", world)
        first.commitsAtOnce = false
        try #require(try world.step([first]) { first.open.count == 2 })
        let second = try ClusterMember("two", world)
        try #require(try world.step([first, second]) { first.held.count == 1 && second.held.count == 1 })
        first.commitsAtOnce = true
        try await world.publish(["30"], to: world.place(world.inbox, 0))
        try await world.publish(["31"], to: world.place(world.inbox, 1))
        #expect(try world.step([first, second]) { try world.decided().count >= 22 })
        #expect(try world.decided() == values + ["30", "31"])
    }

    @Test("a transaction that took longer than it may is lost, and what it held is decided once all the same")
    func tooLong() async throws {
        let world = try ClusterWorld { $0.transactionTimeout = .seconds(2) }
        try await world.publish(["a"], to: world.place(world.inbox, 0))
        let member = try ClusterMember("one", world)
        member.commitsAtOnce = false
        try #require(try world.step([member]) { member.open.count == 1 })
        // The coordinator looks for such transactions every 10 s.
        _ = try world.step([member], for: .seconds(16)) { false }
        member.commitsAtOnce = true
        #expect(try world.step([member]) { try world.decided() == ["a"] })
        #expect(member.refusals.isEmpty == false)
    }

    @Test("a position that lies past transaction markers does not go back behind them after an abort")
    func markers() async throws {
        let world = try ClusterWorld()
        let inbox = try world.place(world.inbox, 0)
        let member = try ClusterMember("one", world)
        try #require(try world.step([member]) { member.held.count == 2 })
        let record = OutgoingRecord(
            topic: world.inbox, partition: inbox.partition, key: "a".utf8Slice, value: "a".utf8Slice)
        try member.session.append(record)
        try member.session.commit([])
        try #require(try world.step([member]) { try world.decided() == ["a"] })
        let reader = try world.log.makeReader()
        func isAtTheEnd() throws -> Bool {
            let found = try reader.groups().flatMap(\.positions).first { $0.input == inbox }?.next
            return try found == reader.bounds(of: inbox).end
        }
        try #require(try world.step([member], until: isAtTheEnd))
        try member.session.append(record)
        try member.session.abort()
        try member.session.commit([InputPosition(inbox, next: #require(Offset(1)))])
        #expect(try world.step([member], for: .seconds(20), until: isAtTheEnd))
    }

    @Test("a member that polls and finds nothing stays a member for longer than it may stay away")
    func idle() async throws {
        let world = try ClusterWorld { $0.cluster.properties["max.poll.interval.ms"] = "6000" }
        let member = try ClusterMember("one", world)
        try #require(try world.step([member]) { member.held.count == 2 })
        _ = try world.step([member], for: .seconds(10)) { false }
        #expect(member.held.count == 2)
        try await world.publish(["a"], to: world.place(world.inbox, 1))
        #expect(try world.step([member]) { try world.decided() == ["a"] })
        #expect(member.refusals == [])
    }
}
