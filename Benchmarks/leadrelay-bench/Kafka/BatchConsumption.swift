import EventLog
import KafkaClient
import KafkaLog
import LeadStream

/// Reads a topic from its beginning to its end through the client's own queues, record by record, and does nothing with them.
struct BatchConsumption {
    let stage: KafkaStage

    /// Seconds from the first to the last record.
    func run(_ topic: TopicName) throws -> (records: Double, seconds: Double) {
        let settings = stage.log.settings
        let consumer = try LogConsumer(
            settings.cluster, .committed, own: settings.consumerProperties, logger: KafkaStage.quiet)
        var open = try (0..<stage.layout.partitions).map {
            try consumer.open(KafkaPartition(stage.name(topic), $0), at: PartitionOffset.beginning)
        }
        var records = 0
        var bytes = 0
        var first: ContinuousClock.Instant?
        var last = ContinuousClock.now
        while !open.isEmpty {
            consumer.pipe.wait(.milliseconds(100))
            _ = consumer.pipe.take()
            consumer.serve()
            var ended: [Int] = []
            for (index, cursor) in open.enumerated() {
                while let event = cursor.queue.next() {
                    switch event {
                    case .record(let message):
                        if first == nil { first = .now }
                        records += 1
                        bytes += message.size
                    case .end: ended.append(index)
                    case .failure(let error): throw error
                    }
                    cursor.queue.advance()
                }
            }
            last = .now
            for index in ended.reversed() { open.remove(at: index) }
        }
        guard let first, bytes > 0 else { throw BenchError("\(topic) is empty.") }
        return (Double(records), first.duration(to: last).inSeconds)
    }
}
