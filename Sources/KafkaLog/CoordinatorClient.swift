import KafkaClient
import Logging
import Synchronization

/// Asks groups' coordinators, through a client that is given up where no answer came in time, or one of a broker that
/// coordinates the group no longer.
///
/// librdkafka 2.0.2 remembers such a broker for minutes. And inside of the client a request that timed out goes on
/// waiting for the coordinator; where that comes back, an assertion ends the process
/// (`rd_kafka_enq_once_del_source_return`, librdkafka's issue 4605). It ends with the client.
final class CoordinatorClient: Sendable {
    private let settings: KafkaLogSettings
    private let logger: Logger
    private let client = Mutex<LogConsumer?>(nil)

    init(_ settings: KafkaLogSettings, _ logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// Thread: any; blocks.
    func ask<Value>(_ request: (KafkaAdmin) throws(KafkaError) -> Value) throws(KafkaError) -> Value {
        let client = try current()
        do throws(KafkaError) {
            return try request(KafkaAdmin(sharing: client))
        } catch {
            if error.code == .timedOut || error.code == .notCoordinator { giveUp(client) }
            throw error
        }
    }

    private func current() throws(KafkaError) -> LogConsumer {
        if let client = client.withLock({ $0 }) { return client }
        let made = try LogConsumer(settings.cluster, .uncommitted, own: settings.consumerProperties, logger: logger)
        return client.withLock { client in
            let kept = client ?? made
            client = kept
            return kept
        }
    }

    private func giveUp(_ used: LogConsumer) {
        // The last reference may go here, which takes a while: not under the lock.
        let given = client.withLock { client -> LogConsumer? in
            guard client === used else { return nil }
            defer { client = nil }
            return client
        }
        _ = given
    }
}
