import EventLog
import Foundation
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream
import Logging
import Testing
import TopicSettings
import WorkerHost

@Suite(
    "The programs on a cluster that is not as they need it", .serialized,
    .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster), .timeLimit(.minutes(4)))
struct KafkaRefusalTests {
    /// Runs a program and expects one sentence with these words, and an exit code.
    private static func expectRefusal(
        _ program: String, _ arguments: [String], status: WorkerHost.ExitStatus = .failed, says words: String
    ) throws {
        let ending = try Self.ending(of: program, arguments)
        let complaints = ending.errors.filter { !$0.contains("CONFWARN") }
        #expect(ending.status == status.rawValue && !ending.isCrash, "\(program): \(ending.errors)")
        #expect(complaints.last?.contains(words) == true, "\(program): \(complaints)")
    }

    /// A broker that has not heard of a new topic yet says that it does not know it; the program is started again then, as its
    /// supervisor would.
    private static func ending(of program: String, _ arguments: [String]) throws -> Program.Ending {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let ending = try Program(program, arguments).ended()
            let isStale =
                ending.status == WorkerHost.ExitStatus.failed.rawValue
                && ["[UNKNOWN_TOPIC_OR_PART]", "the cluster does not have "].contains {
                    ending.errors.last?.contains($0) == true
                }
            if !isStale || ContinuousClock.now > deadline { return ending }
        }
    }

    @Test("topics whose numbers of partitions do not fit together are named, with both numbers")
    func unequal() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        let settings = try KafkaLogSettings(url: tool.url)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = try LogConsumer(settings.cluster, .committed, logger: logger)
        let plan = try #require(TopicLayout(partitions: 4)).plan
        let topics = plan.topics.map { spec in
            NewTopic(
                name: settings.prefix + spec.name.name,
                partitions: spec.name.name == "sales.inbox" ? 3 : spec.partitions,
                replicas: 1, settings: [:])
        }
        try KafkaAdmin(sharing: client).create(topics, timeout: .seconds(30))
        let reader = try tool.open().makeReader()
        while try reader.topics().count < topics.count { try reader.waitForAppends(timeout: .milliseconds(50)) }
        for program in ["marketing-worker", "sales-worker"] {
            try Self.expectRefusal(program, ["--url", tool.url], says: "sales.inbox has 3 partitions, not 4")
        }
        try Self.expectRefusal("leadrelay", ["up", "--url", tool.url], says: "sales.inbox has 3 partitions, not 4")
    }

    @Test("a worker that is to have another number of partitions than its topics have ends with 78, and says so")
    func otherPartitions() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        #expect(try tool.run("topics", "apply", "--partitions", "2").status == 0)
        let ending = try Program("sales-worker", ["--url", tool.url, "--partitions", "3"]).ended()
        #expect(ending.status == 78 && !ending.isCrash, "\(ending)")
        let complaint = ending.errors.last { !$0.contains("CONFWARN") }
        #expect(
            complaint
                == "--partitions (LEADRELAY_PARTITIONS) is 3, but the cluster's topics have 2, which stays so for their "
                + "life; leave it out, or check the address's prefix.")
    }

    @Test("topics whose settings would make decisions wrong are refused with 78, and named")
    func settings() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        #expect(try tool.run("topics", "apply", "--partitions", "2").status == 0)
        let (topics, prefix) = try tool.cluster()
        try topics.alter(prefix + "marketing.inbox", [TopicSetting(.cleanupPolicy, "compact")])
        try topics.alter(prefix + "sales-worker.changelog", [TopicSetting(.cleanupPolicy, "delete")])
        try Self.expectRefusal(
            "marketing-worker", ["--url", tool.url], status: .needsPerson,
            says: "\(prefix)marketing.inbox has cleanup.policy compact and needs delete: ")
        try Self.expectRefusal(
            "sales-worker", ["--url", tool.url], status: .needsPerson,
            says: "\(prefix)sales-worker.changelog has cleanup.policy delete and needs compact: ")
    }

    @Test("a topic that keeps records for less than the contract asks for is warned of, and the workers work")
    func retention() throws {
        let tool = try ClusterTool(brokers: try #require(ClusterTool.brokers))
        #expect(try tool.run("topics", "apply", "--partitions", "2").status == 0)
        let (topics, prefix) = try tool.cluster()
        try topics.alter(prefix + "marketing.inbox", [TopicSetting(.retentionMilliseconds, "604800000")])
        let ending = try Self.ending(of: "leadrelay", ["up", "--exit-when-idle", "--url", tool.url])
        #expect(ending.status == 0, "\(ending)")
        let warning = "\(prefix)marketing.inbox has retention.ms 604800000 and needs -1: "
        #expect(ending.errors.count { $0.contains(warning) } == 1, "\(ending)")
    }

    @Test("an input topic that was deleted, and made anew, is not read from its beginning as if nothing had been there")
    func missing() async throws {
        let crew = try KafkaCrew(partitions: 2)
        try await crew.publish(try KafkaCrew.history(200))
        try crew.settle()
        let decisions = crew.layout.sales.decisions
        let admin = KafkaAdmin(sharing: crew.uncommitted)
        try admin.delete([crew.kafkaName(decisions.name)], timeout: .seconds(30))
        #expect(try crew.eventually { try !crew.reader.topics().contains { $0.spec.name == decisions } })
        // A broker that has not heard of the deletion yet still shows the topic, and then none is made.
        let isAnew = try crew.eventually {
            try crew.log.create(crew.layout.plan)
            return (try? crew.decisions(of: .sales)) == 0
        }
        #expect(isAnew)
        try Self.expectRefusal(
            "marketing-worker", ["--url", crew.url, "--member", "first"], status: .needsPerson,
            says: "the topic was made anew, or a broker does not know its end; put the topic back")
    }

    @Test("a record beyond its topic's limit is refused with its size and the limit, and the rest goes on")
    func tooLarge() async throws {
        let crew = try KafkaCrew(partitions: 1)
        let publisher = try crew.log.makePublisher()
        let inbox = crew.layout.marketing.inbox
        let large = OutgoingRecord(
            topic: inbox, partition: .zero, key: nil, value: [UInt8](repeating: 0, count: 3_000_000)[...])
        let error = await #expect(throws: LogError.self) { _ = try await publisher.publish([large]) }
        #expect(error?.code == .recordTooLarge)
        #expect(error?.message.contains("3000000 bytes; at most") == true, "\(String(describing: error))")
        let small = OutgoingRecord(topic: inbox, partition: .zero, key: nil, value: [1])
        #expect(try await publisher.publish([small]).count == 1)
        await publisher.close()
    }
}
