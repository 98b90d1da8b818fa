import CRdKafka

/// Sole owner of a `rd_kafka_t`; whatever was made of the client holds this, so that it goes last.
final class ClientHandle: Sendable {
    nonisolated(unsafe) let raw: OpaquePointer  // rdkafka.h: a client may be used from any thread
    let context: ClientContext

    init(adopting raw: OpaquePointer, _ context: ClientContext) {
        self.raw = raw
        self.context = context
    }

    /// Destroys without leaving a group: who wants to leave calls `close` of the consumer first.
    deinit {
        guard !context.rebalances.isUndestroyable else {
            _ = Unmanaged.passRetained(context)
            return
        }
        rd_kafka_destroy_flags(raw, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    }

    /// The error that ended the client for good, where there is one.
    func endingError(_ operation: String) -> KafkaError? {
        let (code, text) = withErrorText { rd_kafka_fatal_error(raw, $0, $1) }
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return KafkaError(KafkaCode(code), operation: operation, recovery: .recreateClient, message: text)
    }
}
