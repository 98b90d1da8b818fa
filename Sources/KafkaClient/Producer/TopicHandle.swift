import CRdKafka

/// Sole owner of a producer's topic object.
package final class TopicHandle: Sendable {
    nonisolated(unsafe) let raw: OpaquePointer  // rdkafka.h: may be used from any thread
    private let client: ClientHandle

    init(_ name: String, _ client: ClientHandle) throws(KafkaError) {
        guard let raw = rd_kafka_topic_new(client.raw, name, nil) else {
            throw KafkaError(
                .invalidArgument, operation: "produce", recovery: .stop,
                message: "\(name) cannot be written: \(KafkaCode(rd_kafka_last_error()).sentence)")
        }
        self.raw = raw
        self.client = client
    }

    deinit { rd_kafka_topic_destroy(raw) }
}
