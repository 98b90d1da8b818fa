import EventLog
import KafkaClient

extension LogError {
    /// What an error of Kafka's means for a log.
    init(_ error: KafkaError) {
        let code: Code
        var recovery: Recovery =
            switch error.recovery {
            case .retry: .retry
            case .abortTransaction: .abort
            case .recreateClient: .reopen
            case .stop: .stop
            }
        switch error.code {
        case .unknownTopic, .unknownPartition, .unknownTopicOrPartition: code = .unknownTopic
        case .messageTooLarge, .batchTooLarge: code = .recordTooLarge
        case .noOffset, .offsetOutOfRange: code = .offsetOutOfRange
        case .fencedProducer, .fencedInstance, .fencedTransaction:
            code = .fenced
            recovery = .reopen
        case .illegalGeneration, .unknownMember:
            code = .fenced
            recovery = recovery == .reopen ? .reopen : .abort
        case .topicDenied, .groupDenied, .clusterDenied, .transactionDenied, .authentication, .tls:
            code = .denied
            recovery = .stop
        case .invalidArgument: code = .invalidArgument
        default: code = recovery == .retry ? .busy : .inputOutput
        }
        var message = error.message
        let mend = Self.mend(error.code).map { "; \($0)" } ?? ""
        if !mend.isEmpty, message.hasSuffix(".") { message.removeLast() }
        self.init(
            code, operation: error.operation, recovery: recovery,
            message: "\(message)\(mend) [\(error.code.name)]")
    }

    /// - Parameter topics: names as the cluster would have them.
    static func missing(_ topics: [String], operation: String, prefix: String) -> LogError {
        let first = topics.prefix(3).joined(separator: ", ")
        let others = topics.count > 3 ? " and \(topics.count - 3) more" : ""
        return LogError(
            .unknownTopic, operation: operation, recovery: .stop,
            message:
                "the cluster does not have \(first)\(others), or does not show them to this principal; \(topicMend)"
                + " (it is \(prefix.isEmpty ? "empty" : prefix))")
    }

    private static let topicMend = "make the topics with `leadrelay topics apply`, or check the address's prefix"

    /// What a person does about it, where the code says enough.
    private static func mend(_ code: KafkaCode) -> String? {
        switch code {
        case .unknownTopic, .unknownPartition, .unknownTopicOrPartition:
            topicMend
        case .messageTooLarge, .batchTooLarge:
            "the topic's max.message.bytes allows less than its plan (`leadrelay topics plan` shows the difference)"
        case .fencedProducer, .fencedInstance, .fencedTransaction:
            "another process took over under this instance's name, or a transaction took longer than it may; each"
                + " instance needs a name of its own"
        case .clusterDenied:
            "it may write nothing here (before Kafka 2.8 it needs IdempotentWrite on the cluster as well);"
                + " deploy/kafka/acls.sh lists what each principal needs"
        case .topicDenied, .groupDenied, .transactionDenied:
            "give it the right (deploy/kafka/acls.sh lists what each principal needs)"
        default: nil
        }
    }
}

/// Runs a call on Kafka, and tells its error as one of the log's.
func onKafka<Value: ~Copyable>(_ body: () throws(KafkaError) -> Value) throws(LogError) -> Value {
    do { return try body() } catch { throw LogError(error) }
}
