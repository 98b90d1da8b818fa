import EventLog
import EventLogTesting
import Foundation
import KafkaClient
import KafkaLog
import Logging

/// A log of its own on the cluster that the environment names; its topics go with it.
final class ClusterFixture: LogFixture {
    /// `host:port`, with commas between several; `nil`: no real cluster is tested.
    static let brokers = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA"]

    /// Kafka's clock, its retention and its compaction cannot be driven from outside; it counts no take-overs, and what one
    /// broker sends may be handed over before another has answered.
    static let abilities: Set<LogAbility> = [
        .takeOver, .timeLookup, .isolation, .groups, .topicLimits, .deletion, .groupReset,
    ]
    /// A static member's partitions stay its own for the session's time-out.
    static let takeOver = Duration.seconds(20)

    let log: KafkaLog
    private let settings: KafkaLogSettings

    init(brokers: String) throws {
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: brokers))
        settings.prefix = "test-\(UUID().uuidString)."
        settings.sessionTimeout = .seconds(6)
        settings.cluster.properties["heartbeat.interval.ms"] = "500"
        self.settings = settings
        log = try KafkaLog(settings, logger: quiet)
    }

    deinit { try? log.deleteTopics() }

    func advanceClock(by time: Duration) {}
    func maintain() throws(LogError) {}
}

/// Tests say themselves what is wrong.
let quiet = Logger(label: "test") { label in
    guard ProcessInfo.processInfo.environment["LEADRELAY_TEST_LOG"] != nil else { return SwiftLogNoOpLogHandler() }
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = .debug
    return handler
}
