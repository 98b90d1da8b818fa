import EventLog
import Foundation
import KafkaClient
import KafkaLog
import KafkaMock
import LeadEvents
import LeadStream
import Logging
import Testing

/// The real programs over a log of its own on Kafka: any number of instances of both workers, each a process of its own.
final class KafkaCrew {
    /// An instance of a worker.
    enum Seat: String, CaseIterable {
        case marketing, marketing2, sales, sales2

        var team: Team { self == .marketing || self == .marketing2 ? .marketing : .sales }
        var program: String { team.name + "-worker" }
        /// What `--member` says.
        var instance: String { self == .marketing || self == .sales ? "first" : "second" }

        static let firsts = [Seat.marketing, .sales]
    }

    /// Whether there is a real cluster to test.
    static let isOnCluster = ClusterTool.brokers != nil
    /// Why tests of a real cluster are skipped.
    static let needsCluster: Comment = "set LEADRELAY_TEST_KAFKA to host:port of a cluster's brokers"

    /// Times as short as brokers allow, so that a test need not wait for long.
    static let shortTimes = ["session.timeout.ms=6000", "heartbeat.interval.ms=500"]

    let directory: URL
    let layout: TopicLayout
    let url: String
    private let prefix: String
    let log: KafkaLog
    let reader: KafkaReader
    /// Sees where a partition ends for readers of committed records, and for those of all.
    let committed: LogConsumer
    let uncommitted: LogConsumer
    let mock: MockCluster?
    private var running: [Seat: KafkaProgram] = [:]

    /// - Parameters:
    ///   - mock: the cluster; `nil`: the real one.
    ///   - properties: librdkafka's, as `name=value`.
    init(on mock: MockCluster? = nil, partitions: Int32 = 4, properties: [String] = shortTimes) throws {
        let brokers = try #require(mock?.brokers ?? ClusterTool.brokers)
        prefix = "test-\(UUID().uuidString)."
        url = "kafka://\(brokers)/?" + (["prefix=\(prefix)"] + properties).joined(separator: "&")
        directory = FileManager.default.temporaryDirectory.appending(path: "kafka-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        layout = try #require(TopicLayout(partitions: partitions))
        var settings = try KafkaLogSettings(url: url)
        settings.answersAdmin = mock == nil
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        log = try KafkaLog(settings, logger: logger)
        committed = try LogConsumer(settings.cluster, .committed, logger: logger)
        uncommitted = try LogConsumer(settings.cluster, .uncommitted, logger: logger)
        self.mock = mock
        if let mock {
            for topic in layout.plan.topics { mock.create(prefix + topic.name.name, partitions: topic.partitions) }
            _ = try log.missing(of: layout.plan)
        } else {
            try log.create(layout.plan)
        }
        reader = try log.makeReader()
    }

    deinit {
        running = [:]
        if mock == nil { try? log.deleteTopics() }
        try? FileManager.default.removeItem(at: directory)
    }

    /// What Kafka calls a topic, a group or, with the member's name behind it, a transactional id of the log's.
    func kafkaName(_ name: String) -> String { prefix + name }

    /// Starts an instance, unless it runs already.
    ///
    /// - Parameter clock: `log`: deadlines pass only as the log's own records say; `wall`: as time passes.
    func start(_ seat: Seat, _ arguments: [String] = [], clock: String = "log") throws {
        guard !isRunning(seat) else { return }
        running[seat] = try KafkaProgram(
            seat.program, ["--member", seat.instance, "--clock", clock, "--url", url] + arguments,
            output: directory.appending(path: "\(seat).log"))
    }

    func isRunning(_ seat: Seat) -> Bool { running[seat]?.isRunning == true }

    /// The process of an instance that was started.
    func program(_ seat: Seat) throws -> KafkaProgram { try #require(running[seat]) }

    /// Whether the instance was killed while it ran.
    func kill9(_ seat: Seat) throws -> Bool {
        guard let program = running[seat], program.isRunning else { return false }
        program.send(SIGKILL)
        return program.ended().isCrash
    }

    /// Waits for something that the log or a program's words show; `false`: it did not come in time.
    func eventually(within limit: Duration = .seconds(60), _ condition: () throws -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            do {
                if try condition() { return true }
            } catch let error as LogError where error.recovery == .retry {
                // The test asks brokers too, which may not answer at the moment.
            }
            try reader.waitForAppends(timeout: .milliseconds(50))
        }
        return try condition()
    }
}
