import CRdKafka

/// Changes a cluster's topics and groups. Thread: any; calls block.
package final class KafkaAdmin: Sendable {
    let client: ClientHandle

    /// Works through the consumer's connections.
    package init(sharing consumer: LogConsumer) { client = consumer.client }

    /// Asks and waits for the answer.
    ///
    /// - Parameter resource: what a denial names.
    func ask(
        _ operation: String, _ kind: rd_kafka_admin_op_t, timeout: Duration,
        requireStable: Bool = false, broker: Int32? = nil, about resource: String? = nil,
        _ request: (_ options: OpaquePointer?, _ queue: OpaquePointer) -> Void
    ) throws(KafkaError) -> AdminAnswer {
        let queue = QueueHandle(newOf: client)
        let options = rd_kafka_AdminOptions_new(client.raw, kind)
        defer { rd_kafka_AdminOptions_destroy(options) }
        _ = withErrorText { rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, $0, $1) }
        if requireStable, let error = rd_kafka_AdminOptions_set_require_stable_offsets(options, 1) {
            rd_kafka_error_destroy(error)
        }
        if let broker { _ = withErrorText { rd_kafka_AdminOptions_set_broker(options, broker, $0, $1) } }
        request(options, queue.raw)
        guard let event = rd_kafka_queue_poll(queue.raw, timeout.milliseconds &+ 1_000) else {
            throw KafkaError(
                .timedOut, operation: operation, recovery: .retry, message: "the cluster gave no answer in time")
        }
        let answer = AdminAnswer(adopting: event)
        let text = rd_kafka_event_error_string(event).map { String(cString: $0) }
        if let error = KafkaError(rd_kafka_event_error(event), operation: operation, message: text) {
            throw error.about(resource, of: client.raw)
        }
        return answer
    }
}

/// Sole owner of an answer's event.
final class AdminAnswer {
    let event: OpaquePointer
    init(adopting event: OpaquePointer) { self.event = event }
    deinit { rd_kafka_event_destroy(event) }
}

/// Hands a C call an array of pointers.
func withPointers<Value>(
    _ pointers: [OpaquePointer?], _ body: (UnsafeMutablePointer<OpaquePointer?>?, Int) -> Value
) -> Value {
    var pointers = pointers
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress, $0.count) }
}
