import EventLog
import KafkaLog
import Testing

@Suite("Partitions that no member has", .serialized, ClusterWorld.isThere, .timeLimit(.minutes(3)))
struct OrphanTests {
    @Test("a member that ends while it gives a partition up, and comes back, leaves nothing that nobody reads")
    func comesBack() async throws {
        let world = try ClusterWorld()
        var first = try ClusterMember("one", world)
        try #require(try world.step([first]) { first.held.count == 2 })
        let second = try ClusterMember("two", world)
        // The first is told what it has to give up, and ends before it has.
        let isTold = try world.step([second]) {
            if case .revoked = try first.session.poll(PollLimits(), timeout: .milliseconds(50)) { return true }
            return false
        }
        try #require(isTold)
        first.session.close()
        first = try ClusterMember("one", world)
        try await world.publish(["a"], to: world.place(world.inbox, 0))
        try await world.publish(["b"], to: world.place(world.inbox, 1))
        #expect(try world.step([first, second]) { try world.decided() == ["a", "b"] })
        #expect(first.held.union(second.held).count == 2)
        print("orphans: \((first.refusals + second.refusals).map(\.message))")
    }
}
