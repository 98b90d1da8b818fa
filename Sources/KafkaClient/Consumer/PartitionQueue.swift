import CRdKafka

/// What one partition brings, in order, each record once.
///
/// Thread: one at a time.
package final class PartitionQueue {
    package let partition: KafkaPartition
    private let queue: QueueHandle
    private let messages: UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>
    private var range = 0..<0
    /// The last record that was handed over; -1: none since the reading began where it begins now.
    private var last: Int64 = -1

    /// Records taken from librdkafka at a time.
    //
    // Why one by one (librdkafka before 2.1.0, its issue 4208): whenever partitions come to a member or go from it, librdkafka
    // pauses all that the member has, by a thread of its own.
    //   1. a call takes records 100 to 149; where the reader stands is 150 now
    //   2. the pause comes before the call has ended: what it took is outdated, and destroyed
    //   3. the reading goes on where the reader stands: 100 to 149 are lost, and nobody is told
    // A call that takes one record ends with it.
    private static let chunk = rd_kafka_version() < 0x0201_0000 ? 1 : 512

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
        while let message = first() {
            switch message.pointee.err {
            case RD_KAFKA_RESP_ERR_NO_ERROR:
                if message.pointee.offset > last { return .record(KafkaMessage(raw: message)) }
                // A pause between a record's taking and librdkafka's note of it brings the record once more.
                destroyFirst()
            case RD_KAFKA_RESP_ERR__PARTITION_EOF: return .end(message.pointee.offset)
            case let code:
                let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
                guard let error = KafkaError(code, operation: "consume", message: text) else { return nil }
                return .failure(error.about("\(partition.topic)[\(partition.number)]", of: queue.client.raw))
            }
        }
        return nil
    }

    /// Asks librdkafka where nothing is left of what it gave.
    private func first() -> UnsafeMutablePointer<rd_kafka_message_t>? {
        if range.isEmpty {
            let count = rd_kafka_consume_batch_queue(queue.raw, 0, messages.baseAddress, messages.count)
            guard count > 0 else { return nil }
            range = 0..<count
        }
        return messages[range.lowerBound]
    }

    /// Ends the life of what ``next()`` told of.
    package func advance() {
        guard !range.isEmpty else { return }
        if let message = messages[range.lowerBound], message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
            last = message.pointee.offset
        }
        destroyFirst()
    }

    /// Forgets what was taken from librdkafka and not handed over. What comes next may lie anywhere.
    package func drop() {
        while !range.isEmpty { destroyFirst() }
        last = -1
    }

    private func destroyFirst() {
        rd_kafka_message_destroy(messages[range.lowerBound])
        messages[range.lowerBound] = nil
        range = (range.lowerBound + 1)..<range.upperBound
    }
}
