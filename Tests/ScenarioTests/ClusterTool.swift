import EventLog
import Foundation
import KafkaClient
import KafkaLog
import Logging

/// A prefix of its own on the cluster that the environment names, for the real programs; its topics go with it.
final class ClusterTool {
    /// `host:port`, with commas between several; `nil`: no real cluster is tested.
    static let brokers = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA"]

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    let tool: LeadRelayTool
    let url: String
    private let brokers: String

    /// - Parameter properties: librdkafka's, as `name=value`.
    init(brokers: String, properties: [String] = []) throws {
        self.brokers = brokers
        tool = try LeadRelayTool()
        let parameters = ["prefix=test-\(UUID().uuidString)."] + properties
        url = "kafka://\(brokers)/?" + parameters.joined(separator: "&")
    }

    deinit { try? open().deleteTopics() }

    func open() throws -> KafkaLog {
        try KafkaLog(KafkaLogSettings(url: url), logger: Self.quiet)
    }

    /// The cluster itself, with a name as it has it.
    func cluster() throws -> (topics: ClusterTopics, prefix: String) {
        let settings = try KafkaLogSettings(url: url)
        return (try ClusterTopics(settings, logger: Self.quiet), settings.prefix)
    }

    func run(_ arguments: String...) throws -> LeadRelayTool.Result { try tool.run(arguments + ["--url", url]) }
}
