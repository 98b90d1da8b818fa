import CRdKafka

/// Takes a producer's delivery reports as they come.
///
/// Owner: who makes the producer keeps this at least as long. Thread: `take` runs on librdkafka's background thread, one
/// at a time, and must not wait.
package final class DeliveryReports: Sendable {
    private let take: @Sendable (DeliveryReport) -> Void
    private let operation: String

    package convenience init(_ take: @escaping @Sendable (DeliveryReport) -> Void) { self.init(of: "publish", take) }

    init(of operation: String, _ take: @escaping @Sendable (DeliveryReport) -> Void) {
        self.operation = operation
        self.take = take
    }

    func install(on configuration: borrowing ConfigurationHandle) {
        rd_kafka_conf_set_events(configuration.raw, RD_KAFKA_EVENT_DR)
        rd_kafka_conf_set_background_event_cb(configuration.raw) { client, event, opaque in
            guard let event else { return }
            defer { rd_kafka_event_destroy(event) }
            guard let context = ClientContext.of(opaque) else { return }
            switch rd_kafka_event_type(event) {
            case RD_KAFKA_EVENT_DR: context.reports?.take(event, from: client)
            // What comes to the background thread comes as an event there, whatever callback there is for it.
            case RD_KAFKA_EVENT_STATS: context.take(statistics: rd_kafka_event_stats(event))
            case RD_KAFKA_EVENT_ERROR:
                context.take(problem: rd_kafka_event_error(event), rd_kafka_event_error_string(event))
            default: break
            }
        }
    }

    private func take(_ event: OpaquePointer, from client: OpaquePointer?) {
        while let message = rd_kafka_event_message_next(event) {
            take(
                DeliveryReport(
                    tag: message.pointee._private, offset: message.pointee.offset,
                    failure: failure(message.pointee, client)))
        }
    }

    /// A client that ended purges its records; why it ended says more.
    private func failure(_ message: rd_kafka_message_t, _ client: OpaquePointer?) -> KafkaError? {
        guard let error = KafkaError(message.err, operation: operation) else { return nil }
        let topic = message.rkt.flatMap { rd_kafka_topic_name($0) }.map { String(cString: $0) }
        guard error.code == .purged else { return error.about(topic, of: client) }
        let (code, text) = withErrorText { rd_kafka_fatal_error(client, $0, $1) }
        return (KafkaError(code, operation: operation, message: text) ?? error).about(topic, of: client)
    }

    /// Sends the client's reports to its background thread.
    func begin(_ client: ClientHandle) {
        guard let main = rd_kafka_queue_get_main(client.raw), let background = rd_kafka_queue_get_background(client.raw)
        else { return }
        rd_kafka_queue_forward(main, background)
        rd_kafka_queue_destroy(main)
        rd_kafka_queue_destroy(background)
    }
}
