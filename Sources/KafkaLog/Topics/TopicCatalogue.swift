import EventLog
import KafkaClient
import Synchronization
import TopicSettings

/// The log's topics as the cluster has them, remembered: topics come, and never change their number of partitions.
final class TopicCatalogue: Sendable {
    struct Entry: Sendable {
        let partitions: Int32
        let cleanup: TopicSpec.Cleanup
        /// Bytes of key, value and headers.
        let maximumRecordBytes: Int
        /// Whether its settings are known too, so that it need not be asked for again.
        let isWhole: Bool
    }

    private let control: LogConsumer
    private let settings: KafkaLogSettings
    private let entries = Mutex<[TopicName: Entry]>([:])

    init(_ control: LogConsumer, _ settings: KafkaLogSettings) {
        self.control = control
        self.settings = settings
    }

    func kafkaName(_ topic: TopicName) -> String { settings.prefix + topic.name }

    func kafkaPartition(_ place: TopicPartition) -> KafkaPartition {
        KafkaPartition(kafkaName(place.topic), place.partition.number)
    }

    /// - Returns: `nil` for what is not of this log.
    func place(_ partition: KafkaPartition) -> TopicPartition? {
        guard partition.topic.hasPrefix(settings.prefix),
            let name = TopicName(String(partition.topic.dropFirst(settings.prefix.count))),
            let number = PartitionID(partition.number)
        else { return nil }
        return TopicPartition(name, number)
    }

    /// - Throws: `.unknownTopic`.
    func entry(_ topic: TopicName, _ operation: String) throws(LogError) -> Entry {
        if let known = entries.withLock({ $0[topic] }) { return known }
        if let found = try reload()[topic] { return found }
        throw LogError(
            .unknownTopic, operation: operation, recovery: .stop,
            message: "the cluster has no topic \(kafkaName(topic)); create it (`leadrelay topics apply`), or check the"
                + " prefix")
    }

    /// - Throws: `.unknownTopic` also for a partition that the topic has not.
    func checked(_ place: TopicPartition, _ operation: String) throws(LogError) -> Entry {
        let entry = try entry(place.topic, operation)
        try entry.check(place, operation)
        return entry
    }

    /// Asks the cluster for all of the log's topics.
    @discardableResult
    func reload() throws(LogError) -> [TopicName: Entry] {
        let timeout = settings.requestTimeout
        let metadata = try onKafka { () throws(KafkaError) in try control.clusterMetadata(timeout: timeout) }
        let own = metadata.topics.filter { $0.key.hasPrefix(settings.prefix) && !$0.key.hasPrefix("__") }
        let found = try topicSettings(own.keys.sorted())
        var entries: [TopicName: Entry] = [:]
        for (name, partitions) in own {
            guard let topic = TopicName(String(name.dropFirst(settings.prefix.count))) else { continue }
            entries[topic] = Entry(partitions: partitions, settings: found.map { $0[name] } ?? [:])
        }
        self.entries.withLock { known in
            known = entries.filter { $0.value.isWhole || !settings.asksForTopicSettings }
        }
        return entries
    }

    private func topicSettings(_ names: [String]) throws(LogError) -> [String: [String: String]]? {
        guard settings.asksForTopicSettings else { return nil }
        guard !names.isEmpty else { return [:] }
        do {
            return try KafkaAdmin(sharing: control).settings(of: names, timeout: settings.requestTimeout)
                .mapValues { $0.mapValues(\.value) }
        } catch {
            // Where the principal may not ask: the defaults.
            guard [.unsupported, .topicDenied, .clusterDenied].contains(error.code) else { throw LogError(error) }
            return nil
        }
    }
}

extension TopicCatalogue.Entry {
    func check(_ place: TopicPartition, _ operation: String) throws(LogError) {
        guard place.partition.number >= partitions else { return }
        throw LogError(
            .unknownTopic, operation: operation, recovery: .stop,
            message: "\(place.topic) has \(partitions) partitions, and so no \(place)")
    }

    /// - Throws: `.unknownTopic`, `.recordTooLarge`.
    func check(_ record: OutgoingRecord, _ operation: String) throws(LogError) {
        try check(TopicPartition(record.topic, record.partition), operation)
        guard record.size > maximumRecordBytes else { return }
        throw LogError(
            .recordTooLarge, operation: operation, recovery: .stop,
            message: "a record for \(record.topic) has \(record.size) bytes; at most \(maximumRecordBytes) are allowed")
    }

    init(partitions: Int32, settings: [String: String]?) {
        self.partitions = partitions
        isWhole = settings != nil
        let settings = settings ?? [:]
        let limit = settings["max.message.bytes"].flatMap { Int($0) }
        maximumRecordBytes = limit.map { max($0 - TopicSetting.batchOverhead, 0) } ?? TopicSpec.recordBytes
        if settings["cleanup.policy"] == "compact" {
            cleanup = .compact
        } else if let time = settings["retention.ms"].flatMap({ Int64($0) }), time >= 0 {
            cleanup = .keepFor(.milliseconds(time))
        } else {
            cleanup = .keepForever
        }
    }
}
