import EventLog
import KafkaClient
import KafkaLog
import LeadReplay
import LeadStream
import Testing

@Suite(
    "A log is copied to a real cluster and back",
    .enabled(if: ClusterTool.brokers != nil, "set LEADRELAY_TEST_KAFKA to host:port of a cluster's brokers"),
    .timeLimit(.minutes(10)))
struct CopyClusterTests {
    @Test("to Kafka with more partitions, where workers go on, and back to a file, where they go on again")
    func thereAndBack() async throws {
        let cluster = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        // So that a member that was stopped does not count for long.
        let address = cluster.url + "&session.timeout.ms=6000&heartbeat.interval.ms=1500"
        let fixture = try await CopyTests.fixture(leads: 40)
        try fixture.run("copy", "--from", "leadrelay.db", "--to", address, "--partitions", "4")
        let original = try LogImage(fixture.open())
        let onCluster = try LogImage(cluster.open())
        for topic in ["marketing.decisions", "sales.decisions", "marketing.agreements"] {
            #expect(onCluster.byKey(topic) == original.byKey(topic), "\(topic)")
        }
        let inbox = try #require(onCluster.records["sales.routing[0]"])
        #expect(inbox == original.records["sales.routing[0]"], "append times too")
        #expect(
            onCluster.state.mapValues(\.count).values.reduce(0, +) >= original.state.values.map(\.count).reduce(0, +))
        let (topics, prefix) = try cluster.cluster()
        let ingress = try #require(try topics.describe([prefix + "sales.ingress"]).values.first)
        #expect(ingress.settings["message.timestamp.type"]?.value == "LogAppendTime")
        #expect(ingress.settings["retention.ms"]?.value == "604800000")
        try CopyTests.goOn(fixture, address)
        try await Self.untilNobodyLives(on: cluster)
        try fixture.run("copy", "--from", address, "--to", "back.db")
        try CopyTests.goOn(fixture, "leadrelay.db")
        let expected = try LogImage(fixture.open())
        let back = try LogImage(CopyTests.open(fixture, "back.db"))
        for topic in ["marketing.decisions", "sales.decisions"] {
            #expect(back.byKey(topic) == expected.byKey(topic), "\(topic)")
        }
        for team in ["marketing", "sales"] {
            try fixture.run("rebuild", team, "--url", "back.db")
            #expect(try fixture.tool.run("diff", team, "--url", "back.db").status == 0)
        }
    }

    /// A member that was stopped counts as there until its session times out.
    private static func untilNobodyLives(on cluster: ClusterTool) async throws {
        let reader = try cluster.open().makeReader()
        while try reader.groups().contains(where: { $0.holder != nil }) {
            try reader.waitForAppends(timeout: .milliseconds(200))
        }
    }
}
