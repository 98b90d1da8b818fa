import CRdKafka

/// What one partition brings, in order; librdkafka is asked for many records at a time.
///
/// Thread: one at a time.
package final class PartitionQueue {
    package let partition: KafkaPartition
    private let queue: QueueHandle
    private let messages: UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>
    private var range = 0..<0

    /// Records taken from librdkafka at a time.
    private static let chunk = 512

    init(_ partition: KafkaPartition, _ queue: QueueHandle) {
        self.partition = partition
        self.queue = queue
        messages = .allocate(capacity: Self.chunk)
        messages.initialize(repeating: nil)
    }

    deinit {
        drop()
        messages.deallocate()
    }

    func ring(_ pipe: WakePipe) { queue.ring(pipe) }

    var raw: OpaquePointer { queue.raw }

    /// Looks at what comes next, without waiting; `nil` where nothing is there. ``advance()`` goes on.
    package func next() -> PartitionEvent? {
        if range.isEmpty {
            let count = rd_kafka_consume_batch_queue(queue.raw, 0, messages.baseAddress, messages.count)
            guard count > 0 else { return nil }
            range = 0..<count
        }
        guard let message = messages[range.lowerBound] else {
            advance()
            return next()
        }
        switch message.pointee.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR: return .record(KafkaMessage(raw: message))
        case RD_KAFKA_RESP_ERR__PARTITION_EOF: return .end(message.pointee.offset)
        case let code:
            let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
            guard let error = KafkaError(code, operation: "consume", message: text) else { return nil }
            return .failure(error.about("\(partition.topic)[\(partition.number)]", of: queue.client.raw))
        }
    }

    /// Ends the life of what ``next()`` told of.
    package func advance() {
        guard !range.isEmpty else { return }
        rd_kafka_message_destroy(messages[range.lowerBound])
        messages[range.lowerBound] = nil
        range = (range.lowerBound + 1)..<range.upperBound
    }

    /// Forgets what was taken from librdkafka and not handed over.
    package func drop() { while !range.isEmpty { advance() } }
}
