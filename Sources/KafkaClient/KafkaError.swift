import CRdKafka

/// Why a call on Kafka failed, and what its caller may do.
package struct KafkaError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Recovery: Hashable, Sendable {
        /// The same call may succeed later.
        case retry
        /// The transaction is lost: abort it; the client goes on.
        case abortTransaction
        /// The client is of no use any longer: close it and make another.
        case recreateClient
        /// A person has to do something.
        case stop
    }

    package let code: KafkaCode
    package let operation: String
    package let recovery: Recovery
    /// A sentence for a person. librdkafka's sentences name topics and brokers, never what a record holds.
    package let message: String

    package init(_ code: KafkaCode, operation: String, recovery: Recovery, message: String) {
        self.code = code
        self.operation = operation
        self.recovery = recovery
        self.message = message
    }

    /// Takes the error and destroys it. `nil` where the call succeeded.
    init?(consuming raw: OpaquePointer?, operation: String) {
        guard let raw else { return nil }
        defer { rd_kafka_error_destroy(raw) }
        let code = KafkaCode(rd_kafka_error_code(raw))
        let recovery: Recovery =
            if rd_kafka_error_is_fatal(raw) == 1 {
                .recreateClient
            } else if rd_kafka_error_txn_requires_abort(raw) == 1 {
                .abortTransaction
            } else {
                rd_kafka_error_is_retriable(raw) == 1 || code.isPassing ? .retry : .stop
            }
        self.init(
            code, operation: operation, recovery: recovery, message: String(cString: rd_kafka_error_string(raw)))
    }

    /// `nil` where the code says that the call succeeded.
    init?(_ raw: rd_kafka_resp_err_t, operation: String, message: String? = nil) {
        guard raw != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let code = KafkaCode(raw)
        let recovery: Recovery = code == .fatal ? .recreateClient : code.isPassing ? .retry : .stop
        self.init(code, operation: operation, recovery: recovery, message: message ?? code.sentence)
    }

    package var description: String { "\(operation): \(message) (\(code.name))" }
}

/// - Throws: what the error object says, which is destroyed.
func check(_ raw: OpaquePointer?, _ operation: String) throws(KafkaError) {
    if let error = KafkaError(consuming: raw, operation: operation) { throw error }
}

func check(_ code: rd_kafka_resp_err_t, _ operation: String) throws(KafkaError) {
    if let error = KafkaError(code, operation: operation) { throw error }
}
