import EventLog
import LeadEvents
import LeadStream
import Testing
import TopicPlanning
import TopicSettings

@Suite("Planning and applying topics")
struct TopicRunTests {
    private static let desired = TopicLayout(partitions: 8)?.desiredTopics() ?? []
    private static let none = TopicPermissions()

    /// A cluster whose decisions are kept for longer or shorter than the contract asks for.
    private static func cluster(decisionsKeptFor milliseconds: String) -> MemoryCluster {
        MemoryCluster(
            desired.map { topic in
                var actual = ActualTopic(topic)
                if actual.name.name.hasSuffix(".decisions") { actual.settings["retention.ms"] = milliseconds }
                return actual
            })
    }

    @Test("a plan changes nothing; applying it leaves nothing to do")
    func planThenApply() async throws {
        let cluster = MemoryCluster()
        let planned = try await TopicRun.plan(cluster, Self.desired, Self.none)
        #expect(planned.outcome == .changes(13))
        #expect(planned.lines.last == "13 to create, 0 to change, 0 refused.")
        #expect(try await cluster.describe(Self.desired.map(\.name)).isEmpty)
        let applied = try await TopicRun.apply(cluster, Self.desired, Self.none)
        #expect(applied.outcome == .changes(13))
        #expect(try await TopicRun.plan(cluster, Self.desired, Self.none).outcome == .nothingToDo)
        #expect(try await TopicRun.apply(cluster, Self.desired, Self.none).outcome == .nothingToDo)
    }

    @Test("where a part is refused, nothing is made; with the permission, everything is")
    func refused() async throws {
        let cluster = Self.cluster(decisionsKeptFor: "-1")
        #expect(try await TopicRun.apply(cluster, Self.desired, Self.none).outcome == .refused(2))
        #expect(try await TopicRun.plan(cluster, Self.desired, Self.none).outcome == .refused(2))
        var permissions = TopicPermissions()
        permissions.allowsDataLoss = true
        #expect(try await TopicRun.apply(cluster, Self.desired, permissions).outcome == .changes(2))
        #expect(try await TopicRun.plan(cluster, Self.desired, Self.none).outcome == .nothingToDo)
    }

    @Test("topics that are there tell how many partitions the lead-keyed ones have")
    func partitionsThatAreThere() async throws {
        let layout = try #require(TopicLayout(partitions: 64)).desiredTopics()
        #expect(try await MemoryCluster().leadKeyedPartitions(of: layout) == nil)
        let single = Self.desired.filter { $0.role.isSingle }
        #expect(try await MemoryCluster(single.map { ActualTopic($0) }).leadKeyedPartitions(of: layout) == nil)
        let some = Self.desired.suffix(6)
        #expect(some.contains { !$0.role.isSingle })
        #expect(try await MemoryCluster(some.map { ActualTopic($0) }).leadKeyedPartitions(of: layout) == 8)
    }

    @Test("a refused change holds back the others")
    func allOrNothing() async throws {
        let topics = Self.desired.dropLast().map { topic in
            var actual = ActualTopic(topic)
            if actual.name.name == "sales.inbox" { actual.partitions = 4 }
            return actual
        }
        let cluster = MemoryCluster(topics)
        #expect(try await TopicRun.apply(cluster, Self.desired, Self.none).outcome == .refused(1))
        #expect(try await cluster.describe(Self.desired.map(\.name)).count == 12)
    }

    @Test("topics grow by permission where nothing was written yet, and by none where leads lie in their partitions")
    func growth() async throws {
        let topics = Self.desired.map { topic in
            var actual = ActualTopic(topic)
            if topic.partitions > 1 { actual.partitions = 4 }
            return actual
        }
        var permissions = TopicPermissions()
        permissions.allowsRemappedKeys = true
        let inbox = try #require(topics.first { $0.name.name == "marketing.inbox" })
        let written = MemoryCluster(topics, written: [inbox.name])
        let refused = try await TopicRun.apply(written, Self.desired, permissions)
        #expect(refused.outcome == .refused(1))
        #expect(refused.lines.contains { $0.contains("would be handled a second time") })
        #expect(try await written.describe([inbox.name]).first?.partitions == 4)
        let empty = MemoryCluster(topics)
        #expect(try await TopicRun.apply(empty, Self.desired, Self.none).outcome == .refused(10))
        #expect(try await TopicRun.apply(empty, Self.desired, permissions).outcome == .changes(10))
    }

    @Test("a change that the cluster takes and does not make is an error that names it")
    func notMade() async throws {
        let error = await #expect(throws: LogError.self) {
            try await TopicRun.apply(
                DeafCluster(cluster: Self.cluster(decisionsKeptFor: "1")), Self.desired, Self.none,
                patience: .milliseconds(1))
        }
        #expect(error?.code == .topicMismatch)
        #expect(error?.message.contains("retention.ms: 1 -> 34560000000") == true)
    }
}

/// Takes every change and makes none.
private struct DeafCluster: TopicAdministrator {
    let cluster: MemoryCluster

    func describe(_ names: [TopicName]) async throws(LogError) -> [ActualTopic] { try await cluster.describe(names) }
    func wasWritten(_ topic: ActualTopic) async throws(LogError) -> Bool { false }
    func create(_ topic: DesiredTopic) async throws(LogError) {}
    func alter(_ topic: TopicName, _ settings: [TopicSetting]) async throws(LogError) {}
    func addPartitions(_ topic: TopicName, upTo count: Int32) async throws(LogError) {}
}
