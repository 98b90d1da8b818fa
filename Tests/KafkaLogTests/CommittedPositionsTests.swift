import EventLog
import KafkaLog
import Testing

@Suite("Which positions a commit names", .serialized, ClusterWorld.isThere)
struct CommittedPositionsTests {
    @Test(
        "a partition at rest costs no record, though the worker names its position with each commit",
        .timeLimit(.minutes(2)))
    func atRest() async throws {
        let world = try ClusterWorld()
        let (busy, resting) = (try world.place(world.inbox, 0), try world.place(world.inbox, 1))
        try await world.publish(["a"], to: busy)
        try await world.publish(["b"], to: resting)
        let member = try ClusterMember("one", world)
        try #require(try world.step([member]) { try world.decided() == ["a", "b"] })
        let reader = try world.log.makeReader()
        let before = try [0, 1].map { try reader.bounds(of: world.place(world.changelog, $0)).end }
        member.commitsAtOnce = false
        try await world.publish(["c"], to: busy)
        try #require(try world.step([member]) { member.open[busy] != nil })
        let moved = try #require(member.open[busy])
        let rest = member.session.positions(resting.partition)
        try #require(rest.contains { $0.input == resting })
        try member.session.commit([InputPosition(busy, next: moved)] + rest)
        let after = try [0, 1].map { try reader.bounds(of: world.place(world.changelog, $0)).end }
        #expect(after[0] > before[0])
        #expect(after[1] == before[1])
        let positions = try world.log.makeReader().groups().flatMap(\.positions)
        #expect(positions.first { $0.input == busy }?.next == moved)
        #expect(positions.contains { $0.input == resting })
    }
}
