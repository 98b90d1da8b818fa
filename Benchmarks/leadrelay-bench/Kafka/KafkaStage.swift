import CloudEvents
import EventLog
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream
import Logging
import SampleHistory
import WorkerHost

/// A log of the measurement's own on the cluster; its topics go when the measurement is over.
struct KafkaStage {
    let brokers: String
    let log: KafkaLog
    let layout: TopicLayout
    private let prefix: String

    init(_ scale: KafkaScale, brokers: String, name: String) throws {
        guard let layout = TopicLayout(partitions: scale.partitions) else {
            throw BenchError("The topics have no valid names.")
        }
        self.brokers = brokers
        self.layout = layout
        prefix = "bench-\(SystemClock().now().milliseconds)-\(name)."
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: brokers))
        settings.prefix = prefix
        log = try KafkaLog(settings, logger: Self.quiet)
        try log.create(layout.plan)
    }

    static var quiet: Logger { Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() } }

    /// The topic's name on the cluster.
    func name(_ topic: TopicName) -> String { prefix + topic.name }

    /// Marketing's events of the mix, so many.
    ///
    /// - Returns: bytes of key, value and headers, and of the values alone.
    func publish(_ count: Int, of mix: SampleMix) async throws -> (whole: Int, values: Int) {
        let publisher = try log.makePublisher()
        var bytes = (whole: 0, values: 0)
        var block: [OutgoingRecord] = []
        var rest = count
        for event in mix where event.team == .marketing {
            let record = event.record(in: layout)
            bytes.values += record.value?.count ?? 0
            bytes.whole += (record.value?.count ?? 0) + (record.key?.count ?? 0) + record.headers.block.count
            block.append(record)
            rest -= 1
            guard block.count == RecordBlock.size || rest == 0 else { continue }
            _ = try await publisher.publish(block)
            block.removeAll(keepingCapacity: true)
            guard rest > 0 else { break }
        }
        await publisher.close()
        guard rest == 0 else { throw BenchError("The mix has \(count - rest) events only.") }
        return bytes
    }

    func cleanUp() {
        let names = layout.plan.topics.map { name($0.name) }
        do {
            let consumer = try LogConsumer(KafkaConfiguration(brokers: brokers), .uncommitted, logger: Self.quiet)
            try KafkaAdmin(sharing: consumer).delete(names, timeout: .seconds(30))
        } catch {
            Progress.say("The topics of \(prefix) stay: \(error)")
        }
    }
}
