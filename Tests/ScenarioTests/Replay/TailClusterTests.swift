import Foundation
import Testing

@Suite(
    "tail --group is its group's member on a real cluster",
    .enabled(if: ClusterTool.brokers != nil, "set LEADRELAY_TEST_KAFKA to host:port of a cluster's brokers"),
    .timeLimit(.minutes(5)))
struct TailClusterTests {
    private let cluster: ClusterTool
    /// So that a member that was killed does not count for long.
    private let address: String

    init() throws {
        cluster = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        address = cluster.url + "&session.timeout.ms=6000&heartbeat.interval.ms=1500"
        #expect(try run("topics", "apply", "--partitions", "2").status == 0)
    }

    private func run(_ arguments: String...) throws -> LeadRelayTool.Result {
        try cluster.tool.run(arguments + ["--url", address])
    }

    private var tail: [String] {
        ["tail", "--follow", "--group", "crm", "--team", "marketing", "--json", "--url", address]
    }

    /// Publishes captures, and gives what of them a tail shows.
    private func publish(_ numbers: Range<Int>) throws -> Set<String> {
        try cluster.tool.write("more.ndjson", numbers.map(ReplayFixture.capture).joined())
        #expect(try run("publish", "more.ndjson").status == 0)
        return Set(numbers.map { "c\($0)" })
    }

    private func ids(_ count: Int, from tail: FollowedCommand) async throws -> Set<String> {
        var ids: Set<String> = []
        for _ in 0..<count {
            let line = try #require(await tail.nextLine())
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let event = try #require(object?["event"] as? [String: Any])
            ids.insert(try #require(event["id"] as? String))
        }
        return ids
    }

    @Test("beside it neither a reset nor a second tail is allowed; it frees its group as it ends, a killed one later")
    func held() async throws {
        let published = try publish(0..<6)
        let first = try FollowedCommand(tail)
        #expect(try await ids(6, from: first) == published)
        let reset = try run("offsets", "reset", "crm", "--to", "earliest")
        #expect(reset.status == 1 && reset.errors.contains("crm is held by leadrelay-tail-"), "\(reset.errors)")
        let second = try cluster.tool.run(tail)
        #expect(second.status == 1 && second.output.isEmpty)
        #expect(second.errors.contains("crm is held by leadrelay-tail-"), "\(second.errors)")
        // The first one was not disturbed, and what it keeps as it ends is all that it showed.
        let more = try publish(6..<9)
        #expect(try await ids(3, from: first) == more)
        first.end()
        #expect(first.status == 0)
        #expect(try run("offsets", "show", "crm").lines.first == "crm: no live member")
        let last = try publish(9..<11)
        let next = try FollowedCommand(tail)
        #expect(try await ids(2, from: next) == last)
        next.kill()
        let start = ContinuousClock.now
        #expect(try run("offsets", "reset", "crm", "--to", "earliest").errors.contains("is held by"))
        while try run("offsets", "reset", "crm", "--to", "earliest").status != 0 {
            try #require(start.duration(to: .now) < .seconds(40), "the group of a killed tail is not free")
        }
        let again = try FollowedCommand(tail)
        defer { again.end() }
        #expect(try await ids(11, from: again) == published.union(more).union(last))
    }
}
