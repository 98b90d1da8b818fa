package import EventLog
import KafkaClient
import Synchronization

/// Publishes to a log on Kafka, idempotently.
///
/// Records are handed to librdkafka as long as the window has room (see ``KafkaLogSettings/publishRecords``); the calls
/// whose records wait are suspended. What is acknowledged makes room for the next.
package final class KafkaPublisher: LogPublisher {
    private let log: KafkaLog
    private let producer: KafkaProducer
    private let queue: PublishQueue

    init(_ log: KafkaLog) throws(LogError) {
        self.log = log
        let queue = PublishQueue(records: log.settings.publishRecords, bytes: log.settings.publishBytes)
        self.queue = queue
        producer = try onKafka { () throws(KafkaError) in
            try KafkaProducer(
                log.settings.cluster, own: log.settings.publisherProperties, logger: log.logger,
                reports: DeliveryReports { queue.take($0) })
        }
        queue.begin(producer, log)
    }

    package func publish(_ records: [OutgoingRecord]) async throws(LogError) -> [RecordPosition] {
        try await send(records, at: nil)
    }

    package func publish(_ records: [OutgoingRecord], appended times: [AppendTime]) async throws(LogError) {
        try Self.check(times, for: records)
        _ = try await send(records, at: times)
    }

    private func send(
        _ records: [OutgoingRecord], at times: [AppendTime]?
    ) async throws(LogError) -> [RecordPosition] {
        for record in records { try log.catalogue.entry(record.topic, "publish").check(record, "publish") }
        guard !records.isEmpty else { return [] }
        let result = await withCheckedContinuation { continuation in
            queue.enqueue(PublishCall(records, at: times, continuation))
        }
        return try result.get()
    }

    package func close() async {
        await queue.close()
        queue.end()
    }
}
