import EventLog
import EventLogTesting
import Foundation
import KafkaClient
import KafkaLog
import Logging
import Synchronization

/// A log of its own on the cluster that the environment names; its topics go with it.
final class ClusterFixture: LogFixture {
    /// `host:port`, with commas between several; `nil`: no real cluster is tested.
    static let brokers = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA"]

    /// Kafka deletes what is too old in its own time (``ForgottenOffsetsTests`` wait for it), and counts no take-overs.
    static let abilities: Set<LogAbility> = Set(LogAbility.allCases).subtracting([.retention, .epochs])
    /// A static member's partitions stay its own for the session's time-out.
    static let takeOver = Duration.seconds(20)

    let log: KafkaLog
    /// What stands in front of the names of the log's topics and groups.
    let prefix: String
    private let lead: ClockLead?

    /// - Parameter needs: what the case needs; only where that is a clock set by hand do topics keep the producer's time.
    init(brokers: String, needs: Set<LogAbility> = [], _ change: (inout KafkaLogSettings) -> Void = { _ in }) throws {
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: brokers))
        settings.prefix = "test-\(UUID().uuidString)."
        settings.sessionTimeout = .seconds(6)
        settings.cluster.properties["heartbeat.interval.ms"] = "500"
        if needs.contains(.compaction) {
            settings.topicSettings = [
                "segment.ms": "500", "min.cleanable.dirty.ratio": "0.01", "delete.retention.ms": "0",
            ]
        }
        lead = needs.contains(.handClock) ? ClockLead() : nil
        if let lead {
            settings.topicSettings["message.timestamp.type"] = "CreateTime"
            settings.clock = { lead.now }
        }
        change(&settings)
        prefix = settings.prefix
        log = try KafkaLog(settings, logger: quiet)
    }

    deinit { try? log.deleteTopics() }

    func advanceClock(by time: Duration) { lead?.advance(by: time) }
    func maintain() throws(LogError) {}
}

/// A clock that runs ahead of the wall's, as far as it was put forward.
final class ClockLead: Sendable {
    private let lead = Mutex(Duration.zero)

    var now: AppendTime {
        let ahead = lead.withLock { $0 }.components.seconds * 1_000
        return AppendTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000) + ahead)
    }

    func advance(by time: Duration) { lead.withLock { $0 += time } }
}

/// Tests say themselves what is wrong.
let quiet = Logger(label: "test") { label in
    guard ProcessInfo.processInfo.environment["LEADRELAY_TEST_LOG"] != nil else { return SwiftLogNoOpLogHandler() }
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = .debug
    return handler
}
