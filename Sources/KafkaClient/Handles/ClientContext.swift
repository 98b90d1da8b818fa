import CRdKafka
import Glibc
import Logging
import Metrics
import Synchronization

/// What librdkafka's callbacks of one client reach.
///
/// Owner: the client's handle, which destroys the client first. Thread: any of librdkafka's own.
final class ClientContext: Sendable {
    let logger: Logger
    private let statistics: StatisticsMetrics
    private let lastProblem = Mutex<KafkaError?>(nil)
    private let lastRefusedTopic = Mutex<String?>(nil)
    let refusals = Refusals()
    /// What the group's coordinator decided and nobody has handled yet; consumers only.
    let rebalances = RebalanceInbox()
    /// Who takes the delivery reports; producers only.
    let reports: DeliveryReports?

    /// - Parameter worker: the group that the client serves; `nil`: none.
    init(
        _ logger: Logger, _ role: StatisticsMetrics.Role, of member: String, worker: String? = nil,
        reports: DeliveryReports? = nil
    ) {
        self.logger = logger
        self.reports = reports
        statistics = StatisticsMetrics(role, of: member, worker: worker)
    }

    /// librdkafka's last complaint about a broker; says more than the time-out that follows it. Known once the client is
    /// served.
    var problem: KafkaError? { lastProblem.withLock { $0 } }

    /// The topic that the coordinator last refused to put into a transaction; the transaction's own error does not name it.
    var refusedTopic: String? { lastRefusedTopic.withLock { $0 } }

    // Thread: one of librdkafka's. Must not: call back into librdkafka.
    static func install(on configuration: borrowing ConfigurationHandle) {
        rd_kafka_conf_set_log_cb(configuration.raw) { client, level, facility, text in
            guard let client, let context = ClientContext.of(rd_kafka_opaque(client)), let text else { return }
            context.log(level, facility.map { String(cString: $0) } ?? "", String(cString: text))
        }
        rd_kafka_conf_set_error_cb(configuration.raw) { _, code, reason, opaque in
            ClientContext.of(opaque)?.take(problem: rd_kafka_resp_err_t(rawValue: code), reason)
        }
        rd_kafka_conf_set_stats_cb(configuration.raw) { _, json, length, opaque in
            guard let context = ClientContext.of(opaque), let json else { return 0 }
            context.statistics.record(UnsafeRawBufferPointer(start: json, count: length))
            return 0
        }
    }

    func take(problem code: rd_kafka_resp_err_t, _ reason: UnsafePointer<CChar>?) {
        let text = reason.map { String(cString: $0) } ?? ""
        let problem = KafkaError(code, operation: "connect", message: text)
        if let problem { refusals.note(problem) }
        note(problem: problem)
        logger.debug(
            "Kafka reports a problem",
            metadata: ["kafka.code": "\(KafkaCode(rawValue: code.rawValue).name)", "kafka.text": "\(text)"])
    }

    /// - Parameter json: ends with a zero byte.
    func take(statistics json: UnsafePointer<CChar>?) {
        guard let json else { return }
        statistics.record(UnsafeRawBufferPointer(start: json, count: strlen(json)))
    }

    /// That all brokers are down follows from what was told of each, which says more.
    private func note(problem: KafkaError?) {
        lastProblem.withLock { last in
            if last == nil || problem?.code != .allBrokersDown { last = problem }
        }
    }

    static func of(_ opaque: UnsafeMutableRawPointer?) -> ClientContext? {
        opaque.map { Unmanaged<ClientContext>.fromOpaque($0).takeUnretainedValue() }
    }

    private func log(_ syslog: Int32, _ facility: String, _ text: String) {
        if facility == "ADDPARTS", text.contains("authorization failed") {
            let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
            if quoted.count > 2 { lastRefusedTopic.withLock { $0 = String(quoted[1]) } }
        }
        logger.log(
            level: Self.level(syslog, facility, text), "librdkafka",
            metadata: ["kafka.facility": "\(facility)", "kafka.text": "\(text)"])
    }

    /// From syslog's levels to ours, one lower where librdkafka cries about what mends itself.
    private static func level(_ syslog: Int32, _ facility: String, _ text: String) -> Logger.Level {
        // Thrown by the call that meets it.
        if ["FATAL", "TXNERR"].contains(facility) { return .notice }
        // We closed the client while it was still connecting.
        if text.contains("Broker handle destroyed") { return .debug }
        return switch syslog {
        case ...2: .critical
        case 3: .warning
        case 4: .notice
        case 5, 6: .debug
        default: .trace
        }
    }
}
