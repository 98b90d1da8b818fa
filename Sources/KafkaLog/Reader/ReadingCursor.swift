import EventLog
import KafkaClient

/// The partitions that a reader has open.
struct ReadingCursors {
    /// The least recently used one is closed beyond this.
    static let limit = 32

    private var open: [KafkaPartition: ReadingCursor] = [:]
    private var uses = 0

    mutating func close(_ partition: KafkaPartition) { open[partition] = nil }

    /// A cursor that stands at `offset`.
    mutating func cursor(
        for partition: KafkaPartition, at offset: Int64, _ consumer: LogConsumer
    ) throws(KafkaError) -> ReadingCursor {
        uses += 1
        if let cursor = open[partition] {
            cursor.lastUse = uses
            if cursor.next == offset { return cursor }
            // Closing and opening is as quick as seeking, and leaves nothing of what was fetched.
            open[partition] = nil
        }
        if open.count >= Self.limit, let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            open[oldest.key] = nil
        }
        let cursor = ReadingCursor(try consumer.open(partition, at: offset), at: offset)
        cursor.lastUse = uses
        open[partition] = cursor
        return cursor
    }
}

/// One partition that is being read.
final class ReadingCursor {
    private let cursor: PartitionCursor
    /// The next offset to hand over.
    private(set) var next: Int64
    /// Nothing visible lies between ``next`` and here; past transaction markers. librdkafka tells of each end once.
    private var reached: Int64
    var lastUse = 0

    init(_ cursor: PartitionCursor, at offset: Int64) {
        self.cursor = cursor
        next = offset
        reached = offset
    }

    /// Reads to `end`, or until the limits are reached; what came within the patience where a slow line does not bring all.
    ///
    /// - Throws: `.retry` where nothing came.
    func read(
        _ place: TopicPartition, until end: Int64, _ limits: PollLimits, _ consumer: LogConsumer, _ patience: Duration
    ) throws(KafkaError) -> [LogRecord] {
        var batch = RecordBatch(limits)
        let deadline = ContinuousClock.now + patience
        while reached < end {
            _ = consumer.pipe.take()
            consumer.serve()
            guard let event = cursor.queue.next() else {
                guard ContinuousClock.now < deadline else {
                    if !batch.isEmpty { return batch.records() }
                    throw KafkaError(
                        .timedOut, operation: "read", recovery: .retry,
                        message: "nothing of \(place) came from the cluster in \(patience)")
                }
                consumer.pipe.wait(.milliseconds(100))
                continue
            }
            switch event {
            case .record(let message):
                guard batch.fits(message), batch.room > 0 else { return batch.records() }
                batch.append(message, of: place)
                // The caller reads on after the last record; what lies behind it are markers.
                next = message.offset + 1
                reached = next
            case .end(let offset): reached = max(reached, offset)
            case .failure(let error):
                cursor.queue.advance()
                throw error
            }
            cursor.queue.advance()
        }
        return batch.records()
    }
}
