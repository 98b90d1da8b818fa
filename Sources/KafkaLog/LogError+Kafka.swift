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
        case .fencedProducer, .fencedInstance:
            code = .fenced
            recovery = .reopen
        case .illegalGeneration, .unknownMember:
            code = .fenced
            recovery = recovery == .reopen ? .reopen : .abort
        case .topicDenied, .groupDenied, .clusterDenied, .transactionDenied, .authentication:
            code = .inputOutput
            recovery = .stop
        case .invalidArgument: code = .invalidArgument
        default: code = recovery == .retry ? .busy : .inputOutput
        }
        self.init(
            code, operation: error.operation, recovery: recovery, message: "\(error.message) [\(error.code.name)]")
    }
}

/// Runs a call on Kafka, and tells its error as one of the log's.
func onKafka<Value: ~Copyable>(_ body: () throws(KafkaError) -> Value) throws(LogError) -> Value {
    do { return try body() } catch { throw LogError(error) }
}
