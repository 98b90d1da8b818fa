import EventLog
import LeadStream
import Testing
import TopicPlanning
import TopicSettings

@Suite("Topics compared with a cluster")
struct TopicDiffTests {
    private static let desired = TopicLayout(partitions: 8)?.desiredTopics() ?? []

    /// A difference on one topic, and what has to come of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let topic: String
        let edit: @Sendable (inout ActualTopic) -> Void
        let difference: String
        let hazard: TopicChange.Hazard?

        var testDescription: String { "\(topic) \(difference)" }
    }

    private static func setting(
        _ topic: String, _ key: TopicSetting.Key, _ value: String?, _ difference: String,
        _ hazard: TopicChange.Hazard? = nil
    ) -> Case {
        Case(topic: topic, edit: { $0.settings[key.rawValue] = value }, difference: difference, hazard: hazard)
    }

    static let cases: [Case] = [
        setting("marketing.inbox", .retentionMilliseconds, "604800000", "retention.ms: 604800000 -> -1"),
        setting("marketing.decisions", .retentionMilliseconds, "-1", "retention.ms: -1 -> 34560000000", .losesData),
        setting(
            "sales.ingress", .retentionMilliseconds, "604800001", "retention.ms: 604800001 -> 604800000", .losesData),
        setting("sales.ingress", .retentionMilliseconds, "604799999", "retention.ms: 604799999 -> 604800000"),
        setting(
            "sales.dead-letters", .retentionMilliseconds, nil, "retention.ms: (not said) -> 7776000000", .losesData),
        Case(
            topic: "sales.inbox",
            edit: {
                $0.settings["retention.ms"] = "604800000"
                $0.inherited = ["retention.ms"]
            }, difference: "retention.ms: 604800000 (the broker's) -> -1", hazard: nil),
        setting("sales.inbox", .retentionBytes, "1000", "retention.bytes: 1000 -> -1"),
        setting("sales-worker.changelog", .cleanupPolicy, "delete", "cleanup.policy: delete -> compact", .losesData),
        setting("marketing.inbox", .cleanupPolicy, "compact", "cleanup.policy: compact -> delete"),
        setting("sales.decisions", .cleanupPolicy, "compact", "cleanup.policy: compact -> delete", .losesData),
        setting("sales.inbox", .minInsyncReplicas, "3", "min.insync.replicas: 3 -> 2", .weakensDurability),
        setting("sales.inbox", .minInsyncReplicas, "1", "min.insync.replicas: 1 -> 2"),
        setting(
            "sales.inbox", .timestampType, "CreateTime", "message.timestamp.type: CreateTime -> LogAppendTime"),
        setting(
            "sales.inbox", .uncleanElection, "true", "unclean.leader.election.enable: true -> false"),
        setting("sales.inbox", .compressionType, "producer", "compression.type: producer -> zstd"),
        setting("sales.dead-letters", .maxMessageBytes, "1048588", "max.message.bytes: 1048588 -> 2097152"),
        setting(
            "marketing-worker.changelog", .maxCompactionLag, "9223372036854775807",
            "max.compaction.lag.ms: 9223372036854775807 -> 86400000"),
        Case(topic: "sales.inbox", edit: { $0.partitions = 4 }, difference: "partitions: 4 -> 8", hazard: .remapsKeys),
        Case(topic: "sales.inbox", edit: { $0.partitions = 9 }, difference: "partitions: 9 -> 8", hazard: .notHere),
        Case(
            topic: "sales.agreements", edit: { $0.partitions = 2 }, difference: "partitions: 2 -> 1", hazard: .notHere),
        Case(
            topic: "sales.routing", edit: { $0.replicationFactor = 1 }, difference: "replication factor: 1 -> 3",
            hazard: .notHere),
    ]

    private static func cluster(_ edited: Case) -> [ActualTopic] {
        desired.map { topic in
            var actual = ActualTopic(topic)
            if actual.name.name == edited.topic { edited.edit(&actual) }
            return actual
        }
    }

    @Test("one difference is one change, with its hazard", arguments: cases)
    func difference(_ edited: Case) throws {
        let diff = TopicDiff(from: Self.cluster(edited), to: Self.desired)
        let change = try #require(diff.changes.first)
        #expect(diff.changes.count == 1)
        #expect(change.topic.name == edited.topic)
        #expect(change.difference == edited.difference)
        #expect(change.hazard == edited.hazard)
    }

    @Test(
        "what would lose data or remap keys is refused until somebody allows it; the impossible always",
        arguments: cases)
    func refusal(_ edited: Case) {
        let diff = TopicDiff(from: Self.cluster(edited), to: Self.desired)
        #expect(diff.refused(TopicPermissions()).isEmpty == (edited.hazard == nil))
        var all = TopicPermissions()
        all.allowsDataLoss = true
        all.allowsRemappedKeys = true
        #expect(diff.refused(all).isEmpty == (edited.hazard != .notHere))
        #expect(diff.lines().contains { $0.hasPrefix("    ! ") } == (edited.hazard != nil))
        #expect(diff.lines(all).contains { $0.hasPrefix("    ! ") } == (edited.hazard == .notHere))
    }

    @Test("each permission allows its own hazards alone")
    func permissions() {
        var dataLoss = TopicPermissions()
        dataLoss.allowsDataLoss = true
        var keys = TopicPermissions()
        keys.allowsRemappedKeys = true
        for edited in Self.cases {
            let diff = TopicDiff(from: Self.cluster(edited), to: Self.desired)
            let isDataLoss = edited.hazard == .losesData || edited.hazard == .weakensDurability
            #expect(diff.refused(dataLoss).isEmpty == (edited.hazard == nil || isDataLoss))
            #expect(diff.refused(keys).isEmpty == (edited.hazard == nil || edited.hazard == .remapsKeys))
        }
    }

    @Test("a topic of the cluster that the contract does not name, and a setting of its own, are left alone")
    func others() throws {
        var topics = Self.desired.map { ActualTopic($0) }
        topics[0].settings["file.delete.delay.ms"] = "1"
        topics.append(
            ActualTopic(
                name: try #require(TopicName("elsewhere")), partitions: 3, replicationFactor: 1, settings: [:]))
        let diff = TopicDiff(from: topics, to: Self.desired)
        #expect(diff.isEmpty)
        #expect(diff.lines() == ["Nothing to do: all 13 topics are as the contract asks for."])
    }

    @Test("the text names what is made, changed and refused, and counts it")
    func text() {
        let edited = Self.cases[1]
        let diff = TopicDiff(from: Self.cluster(edited).filter { $0.name.name != "sales.routing" }, to: Self.desired)
        let lines = diff.lines()
        #expect(lines.contains("+ sales.routing  (partitions 1, replication factor 3)"))
        #expect(lines.contains("    + retention.ms = 34560000000"))
        #expect(lines.contains("  marketing.decisions"))
        #expect(lines.contains("    ! retention.ms: -1 -> 34560000000"))
        #expect(lines.last == "1 to create, 0 to change, 1 refused.")
    }

    @Test("applied to an empty cluster, everything is there and nothing is left to do")
    func create() async throws {
        let cluster = MemoryCluster()
        let diff = try await cluster.diff(to: Self.desired)
        #expect(diff.changes.count == 13)
        try await cluster.apply(diff)
        #expect(try await cluster.diff(to: Self.desired).isEmpty)
    }

    @Test("applied to a cluster that differs, what can be made is made, and nothing else", arguments: cases)
    func apply(_ edited: Case) async throws {
        let cluster = MemoryCluster(Self.cluster(edited))
        try await cluster.apply(try await cluster.diff(to: Self.desired))
        let left = try await cluster.diff(to: Self.desired)
        #expect(left.changes.map(\.difference) == (edited.hazard == .notHere ? [edited.difference] : []))
    }

    @Test("a run that breaks off leaves what was made, and the next one makes the rest")
    func goesOn() async throws {
        let broken = MemoryCluster(failing: TopicName("sales.inbox"))
        await #expect(throws: LogError.self) { try await broken.apply(try await broken.diff(to: Self.desired)) }
        let made = try await broken.describe(Self.desired.map(\.name))
        #expect(!made.isEmpty)
        let mended = MemoryCluster(made)
        try await mended.apply(try await mended.diff(to: Self.desired))
        #expect(try await mended.diff(to: Self.desired).isEmpty)
    }

    @Test(
        "half of the copies, rounded up, hold every record before it counts as written",
        arguments: [(1, "1"), (2, "1"), (3, "2"), (4, "2"), (5, "3")])
    func durability(replicas: Int16, minimum: String) throws {
        let durability = try #require(Durability(replicationFactor: replicas))
        let topics = try #require(TopicLayout()).desiredTopics(durability)
        #expect(topics.allSatisfy { $0.value(of: .minInsyncReplicas) == minimum && $0.replicationFactor == replicas })
        #expect(Durability(replicationFactor: 0) == nil)
    }
}
