import CRdKafka
package import Logging

/// Reads partitions from any offset, without a group.
///
/// Thread: any; a cursor, one at a time.
package final class LogConsumer: Sendable {
    package enum Isolation: String, Sendable {
        case committed = "read_committed"
        case uncommitted = "read_uncommitted"
    }

    package let pipe: WakePipe
    let client: ClientHandle

    /// - Parameter isolation: what counts as a partition's end as well: the last stable offset, or the high watermark.
    /// - Parameter pipe: what arrivals ring; `nil`: one of its own.
    /// - Throws: an error that names the property that is wrong.
    package init(
        _ configuration: KafkaConfiguration, _ isolation: Isolation, own: [(String, String)] = [],
        pipe: WakePipe? = nil,
        logger: Logger
    ) throws(KafkaError) {
        let raw = ConfigurationHandle()
        let properties = [
            ("isolation.level", isolation.rawValue), ("enable.partition.eof", "true"), ("auto.offset.reset", "error"),
            ("enable.auto.commit", "false"), ("allow.auto.create.topics", "false"),
        ]
        for (name, value) in configuration.allProperties(properties + own) { try raw.set(name, value) }
        ClientContext.install(on: raw)
        client = try raw.makeClient(RD_KAFKA_CONSUMER, ClientContext(logger, .reader, of: isolation.rawValue))
        if let pipe { self.pipe = pipe } else { self.pipe = try WakePipe() }
    }

    /// Begins to read a partition. One cursor a partition at a time.
    package func open(_ partition: KafkaPartition, at offset: Int64) throws(KafkaError) -> PartitionCursor {
        try PartitionCursor(partition, at: offset, client, pipe)
    }

    /// Serves librdkafka's callbacks.
    package func serve() { rd_kafka_poll(client.raw, 0) }
}

/// One partition that a ``LogConsumer`` reads; ends the reading when it goes.
package final class PartitionCursor {
    package let queue: PartitionQueue
    private let topic: OpaquePointer
    private let client: ClientHandle

    init(_ partition: KafkaPartition, at offset: Int64, _ client: ClientHandle, _ pipe: WakePipe) throws(KafkaError) {
        guard let topic = rd_kafka_topic_new(client.raw, partition.topic, nil) else {
            throw KafkaError(
                .invalidArgument, operation: "read", recovery: .stop,
                message: "\(partition.topic) cannot be read: \(KafkaCode(rd_kafka_last_error()).sentence)")
        }
        let handle = QueueHandle(newOf: client)
        guard rd_kafka_consume_start_queue(topic, partition.number, offset, handle.raw) == 0 else {
            let code = rd_kafka_last_error()
            rd_kafka_topic_destroy(topic)
            try check(code, "read")
            throw KafkaError(.state, operation: "read", recovery: .stop, message: KafkaCode.state.sentence)
        }
        self.topic = topic
        self.client = client
        queue = PartitionQueue(partition, handle)
        queue.ring(pipe)
    }

    deinit {
        queue.drop()
        rd_kafka_consume_stop(topic, queue.partition.number)
        rd_kafka_topic_destroy(topic)
    }

    /// Goes on reading at another offset. What was fetched and not taken is dropped.
    package func seek(to offset: Int64, timeout: Duration) throws(KafkaError) {
        queue.drop()
        try check(rd_kafka_seek(topic, queue.partition.number, offset, timeout.milliseconds), "seek")
    }
}
