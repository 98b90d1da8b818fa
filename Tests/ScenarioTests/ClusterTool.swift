import EventLog
import Foundation
import KafkaClient
import KafkaLog
import Logging

/// A prefix of its own on the cluster that the environment names, for the real programs; its topics go with it.
final class ClusterTool {
    /// `host:port`, with commas between several; `nil`: no real cluster is tested.
    static let brokers = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA"]

    let tool: LeadRelayTool
    let url: String
    private let brokers: String

    init(brokers: String) throws {
        self.brokers = brokers
        tool = try LeadRelayTool()
        url = "kafka://\(brokers)/?prefix=test-\(UUID().uuidString)."
    }

    deinit { try? open().deleteTopics() }

    func open() throws -> KafkaLog {
        try KafkaLog(KafkaLogSettings(url: url), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The cluster itself, with a name as it has it.
    func cluster() throws -> (topics: ClusterTopics, prefix: String) {
        let settings = try KafkaLogSettings(url: url)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return (try ClusterTopics(settings, logger: logger), settings.prefix)
    }

    func run(_ arguments: String...) throws -> LeadRelayTool.Result { try tool.run(arguments + ["--url", url]) }
}
