package import EventLog
import KafkaClient
import Synchronization

/// Reads a log on Kafka without a group.
///
/// Memory: up to ``cursorLimit`` partitions stay open, so that reading on is quick; each holds at most
/// `fetchAheadKilobytes` that were fetched ahead.
package final class KafkaReader: LogReader {
    let log: KafkaLog
    private let consumer: LogConsumer
    private let cursors = Mutex(ReadingCursors())

    init(_ log: KafkaLog) throws(LogError) {
        self.log = log
        consumer = try onKafka { () throws(KafkaError) in
            try LogConsumer(log.settings.cluster, .committed, own: log.settings.readerProperties, logger: log.logger)
        }
    }

    package func topics() throws(LogError) -> [TopicDescription] {
        let found = try log.catalogue.reload()
        return found.descriptions(found.keys.sorted { $0.name < $1.name })
    }

    package func topics(named names: [TopicName]) throws(LogError) -> [TopicDescription] {
        try log.catalogue.reload(names).descriptions(names)
    }

    /// The end is the high watermark: it counts records whose transaction is still open, so that a log with such a record
    /// is not at rest.
    package func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds {
        _ = try log.catalogue.checked(place, "bounds")
        let marks = try onKafka { () throws(KafkaError) in
            try log.control.watermarks(of: log.catalogue.kafkaPartition(place), timeout: log.settings.requestTimeout)
        }
        log.control.serve()
        return PartitionBounds(first: Offset(marks.low) ?? .zero, end: Offset(marks.high) ?? .zero)
    }

    /// The last stable offset.
    package func stableEnd(of place: TopicPartition) throws(LogError) -> Offset {
        _ = try log.catalogue.checked(place, "stableEnd")
        let end = try onKafka { () throws(KafkaError) in
            try consumer.end(of: log.catalogue.kafkaPartition(place), timeout: log.settings.requestTimeout)
        }
        return Offset(end) ?? .zero
    }

    package func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset {
        _ = try log.catalogue.checked(place, "offset")
        let asked = PartitionOffset(log.catalogue.kafkaPartition(place), max(time.milliseconds, 0))
        let found = try onKafka { () throws(KafkaError) in
            try log.control.offsets(at: [asked], timeout: log.settings.requestTimeout)
        }
        if let offset = found.first.flatMap({ Offset($0.offset) }) { return offset }
        return try bounds(of: place).end
    }

    package func read(
        _ place: TopicPartition, from offset: Offset, limits: PollLimits
    ) throws(LogError) -> [LogRecord] {
        _ = try log.catalogue.checked(place, "read")
        let partition = log.catalogue.kafkaPartition(place)
        let marks = try onKafka { () throws(KafkaError) in
            try consumer.watermarks(of: partition, timeout: log.settings.requestTimeout)
        }
        let start = max(offset.number, marks.low)
        guard start < marks.high else {
            try requireWithin(place, offset, stable: marks.high)
            return []
        }
        return try cursors.withLock { cursors throws(LogError) in
            try onKafka { () throws(KafkaError) in
                let deadline = ContinuousClock.now + log.settings.requestTimeout
                var patience = log.settings.readPatience
                while true {
                    do throws(KafkaError) {
                        let cursor = try cursors.cursor(for: partition, at: start, consumer)
                        return try cursor.read(place, until: marks.high, limits, consumer, patience)
                    } catch {
                        // librdkafka is slow to look again for a topic that it asked for too early.
                        cursors.close(partition)
                        guard error.recovery == .retry || LogError(error).code == .unknownTopic,
                            ContinuousClock.now < deadline
                        else { throw error }
                        // A slow line brings in twice the time what it did not bring in once; closing drops what it has begun.
                        if error.code == .timedOut { patience = min(patience * 2, log.settings.requestTimeout) }
                        consumer.pipe.wait(.milliseconds(50))
                    }
                }
            }
        }
    }

    /// - Throws: `.offsetOutOfRange` past the end, records of open transactions counted.
    private func requireWithin(_ place: TopicPartition, _ offset: Offset, stable: Int64) throws(LogError) {
        guard offset.number > stable else { return }
        let end = try bounds(of: place).end
        guard offset > end else { return }
        throw LogError(
            .offsetOutOfRange, operation: "read", recovery: .stop, message: "\(place) ends at \(end), before \(offset)")
    }

    /// Waits for what arrives in the partitions that were read, at most 250 ms: what arrives elsewhere rings nothing here.
    package func waitForAppends(timeout: Duration) throws(LogError) {
        consumer.serve()
        consumer.pipe.wait(min(timeout, .milliseconds(250)))
        _ = consumer.pipe.take()
    }
}

extension KafkaLogSettings {
    /// A reader asks for the end before it reads, so a fetch that finds nothing need not wait for long.
    var readerProperties: [(String, String)] {
        consumerProperties + [("fetch.wait.max.ms", "20"), ("queued.max.messages.kbytes", "1024")]
    }
}
