import EventLog
import KafkaLog
import KafkaMock
import LeadStream
import Testing
import WorkerHost

/// On the mock cluster, where nobody but the test makes topics.
@Suite("A cluster whose topics are not there, or not all of them", .timeLimit(.minutes(2)))
struct KafkaMissingTopicsTests {
    struct Command: Sendable, CustomTestStringConvertible {
        let program: String
        var arguments: [String] = []

        var testDescription: String { ([program] + arguments).joined(separator: " ") }
    }

    static let commands = [
        Command(program: "marketing-worker"), Command(program: "sales-worker"),
        Command(program: "leadrelay", arguments: ["up"]),
        Command(program: "leadrelay", arguments: ["publish", "/dev/null"]),
        Command(program: "leadrelay", arguments: ["status"]),
        Command(program: "leadrelay", arguments: ["offsets", "show", "crm"]),
    ]

    @Test(
        "without any topic every program says so in one sentence that names the mend, and makes none",
        arguments: commands)
    func none(_ command: Command) throws {
        let cluster = try MockCluster()
        let error = try Self.refusal(of: command, on: cluster)
        #expect(error.contains("the cluster does not have acme.marketing.inbox, acme.marketing.ingress"), "\(error)")
        #expect(error.contains("`leadrelay topics apply`"), "\(error)")
        #expect(try Self.open(cluster).makeReader().topics().isEmpty)
    }

    @Test("a worker names the one topic that is missing, and makes no other with another number of partitions")
    func one() throws {
        let cluster = try MockCluster()
        for topic in try #require(TopicLayout(partitions: 4)).plan.topics where topic.name.name != "sales.routing" {
            cluster.create("acme." + topic.name.name, partitions: topic.partitions)
        }
        let log = try Self.open(cluster)
        let error = try #require(throws: LogError.self) { try HostedLog.kafka(log).layout(.all) }
        #expect(error.code == .unknownTopic && error.recovery == .stop)
        #expect(error.message.contains("the cluster does not have acme.sales.routing, or does not show"), "\(error)")
        #expect(try log.makeReader().topics().count == 12)
        // Who writes or looks needs to know the number of partitions alone.
        #expect(try HostedLog.kafka(log).layout(.some).partitions == 4)
    }

    @Test("who sees the topics of one team alone takes their number of partitions, not that of a new log")
    func ofOneTeam() throws {
        let cluster = try MockCluster()
        for name in ["sales.agreements", "sales.inbox"] {
            cluster.create("acme." + name, partitions: name == "sales.inbox" ? 6 : 1)
        }
        #expect(try HostedLog.kafka(Self.open(cluster)).layout(.some).partitions == 6)
    }

    @Test("a topic that the brokers learn of while it is asked for is waited for")
    func late() async throws {
        let cluster = try MockCluster()
        var settings = try KafkaLogSettings(url: Self.url(cluster))
        settings.answersAdmin = false
        settings.topicPatience = .seconds(60)
        let log = try KafkaLog(settings, logger: ClusterTool.quiet)
        let inbox = try #require(TopicName("marketing.inbox"))
        async let found = Self.search(log, inbox)
        await Task.yield()
        cluster.create("acme.marketing.inbox", partitions: 3)
        #expect(try await found.map(\.spec.partitions) == [3])
    }

    @concurrent private static func search(_ log: KafkaLog, _ topic: TopicName) async throws -> [TopicDescription] {
        try log.awaitTopics([topic], atLeast: 1)
    }

    private static func url(_ cluster: MockCluster) -> String { "kafka://\(cluster.brokers)/?prefix=acme." }

    private static func refusal(of command: Command, on cluster: MockCluster) throws -> String {
        let ending = try Program(command.program, command.arguments + ["--url", url(cluster)]).ended()
        #expect(ending.status == 1 && !ending.isCrash, "\(ending)")
        return try #require(ending.errors.last { !$0.contains("CONFWARN") })
    }

    /// The mock does not say how its topics are set.
    private static func open(_ cluster: MockCluster) throws -> KafkaLog {
        var settings = try KafkaLogSettings(url: url(cluster))
        settings.answersAdmin = false
        settings.topicPatience = .seconds(1)
        return try KafkaLog(settings, logger: ClusterTool.quiet)
    }
}
