import Foundation
import KafkaClient
import KafkaLog
import LeadStream
import Testing
import TopicSettings

@Suite(
    "Topics on a real cluster",
    .enabled(if: ClusterTool.brokers != nil, "set LEADRELAY_TEST_KAFKA to host:port of a cluster's brokers"),
    .timeLimit(.minutes(5)))
struct TopicsClusterTests {
    private static let size = ["--partitions", "2", "--replication-factor", "1"]

    private static func run(_ tool: ClusterTool, _ command: String, _ flags: String...) throws -> LeadRelayTool.Result {
        try tool.tool.run(["topics", command, "--url", tool.url] + size + flags)
    }

    @Test("apply makes what plan says, with the settings that a worker would make it with; then nothing is to do")
    func planAndApply() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        let plan = try Self.run(tool, "plan")
        #expect(plan.status == 2, "\(plan.errors)")
        #expect(plan.lines.last == "13 to create, 0 to change, 0 refused.")
        let forProgram = try Self.run(tool, "plan", "--json")
        #expect(forProgram.status == 2, "a plan changes nothing")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(forProgram.output.utf8)) as? [String: Any])
        #expect(json["differences"] as? Int == 13 && json["refused"] as? Int == 0)
        let inbox = try #require((json["changes"] as? [[String: Any]])?.first)
        #expect(inbox["what"] as? String == "topic" && inbox["from"] is NSNull && inbox["refused"] as? Bool == false)
        #expect((inbox["to"] as? [String: Any])?["partitions"] as? Int == 2)
        let apply = try Self.run(tool, "apply")
        #expect(apply.status == 0, "\(apply.errors)")
        #expect(apply.lines.last == "Made 13 changes.")
        let again = try Self.run(tool, "plan")
        #expect(again.status == 0)
        #expect(again.lines == ["Nothing to do: all 13 topics are as the contract asks for."])
        #expect(try Self.run(tool, "apply").status == 0)
        let silent = try tool.tool.run("topics", "plan", "--url", tool.url, "--replication-factor", "1")
        #expect(silent.status == 0, "topics that are there keep their number of partitions: \(silent.output)")
    }

    @Test("topics that a log makes, as a copy does, differ in nothing from those that are asked for")
    func oneSource() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        let url = tool.url + "&replicas=1"
        try KafkaLog(KafkaLogSettings(url: url), logger: ClusterTool.quiet).create(try #require(TopicLayout()).plan)
        let plan = try tool.tool.run(
            "topics", "plan", "--url", url, "--partitions", "1", "--replication-factor", "1")
        #expect(plan.status == 0, "\(plan.output)")
    }

    @Test("a setting that differs is set back, others that somebody set stay, and what would lose data is refused")
    func changes() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        #expect(try Self.run(tool, "apply").status == 0)
        let (topics, prefix) = try tool.cluster()
        let inbox = prefix + "sales.inbox"
        try topics.alter(
            inbox, [TopicSetting(.retentionMilliseconds, "86400000"), TopicSetting(.segmentMilliseconds, "3600000")])
        try topics.alter(prefix + "sales.decisions", [TopicSetting(.retentionMilliseconds, "-1")])
        let refused = try Self.run(tool, "apply")
        #expect(refused.status == 1)
        #expect(refused.output.contains("    ~ retention.ms: 86400000 -> -1\n"), "\(refused.output)")
        #expect(refused.output.contains("    ! retention.ms: -1 -> 34560000000\n"))
        #expect(refused.errors.contains("Nothing was changed, because 1 change may not be made"))
        #expect(try topics.describe([inbox])[inbox]?.settings["retention.ms"]?.value == "86400000")
        let plan = try Self.run(tool, "plan", "--json")
        #expect(plan.status == 2)
        #expect(
            plan.output.contains(
                #""what":"retention.ms","from":"-1","to":"34560000000","refused":true,"hazard":"would delete records"#),
            "\(plan.output)")
        #expect(try Self.run(tool, "apply", "--allow-data-loss").status == 0)
        let settings = try #require(try topics.describe([inbox])[inbox]?.settings)
        #expect(settings["retention.ms"]?.value == "-1")
        #expect(settings["segment.ms"]?.value == "3600000", "nobody asked for a change of this one")
        #expect(settings["min.insync.replicas"]?.isSet == true)
        #expect(settings["flush.ms"]?.isSet == false)
    }

    @Test("more partitions are refused until somebody allows it, and fewer always")
    func partitions() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        #expect(try Self.run(tool, "apply").status == 0)
        func apply(_ count: String, _ flags: String...) throws -> LeadRelayTool.Result {
            try tool.tool.run(
                ["topics", "apply", "--url", tool.url, "--partitions", count, "--replication-factor", "1"] + flags)
        }
        #expect(try apply("3").status == 1)
        #expect(try apply("1", "--allow-remapped-keys").status == 1)
        #expect(try apply("3", "--allow-remapped-keys").status == 0)
        let (topics, prefix) = try tool.cluster()
        #expect(try topics.describe([prefix + "sales.inbox"]).values.map(\.partitions) == [3])
    }
}

@Suite("Addresses of clusters")
struct ClusterAddressTests {
    @Test("an unknown name in the address is refused before anything is asked of the cluster")
    func unknownParameter() throws {
        let tool = try LeadRelayTool()
        let result = try tool.run("topics", "plan", "--url", "kafka://nowhere:9092/?prefx=acme.")
        #expect(result.status == 1)
        #expect(result.errors.contains("the address's prefx is neither the log's own (prefix, replicas) nor"))
    }
}
