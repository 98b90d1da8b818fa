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
        guard let name = name(ofKafka: partition.topic), let number = PartitionID(partition.number)
        else { return nil }
        return TopicPartition(name, number)
    }

    /// - Throws: `.unknownTopic` where no broker knows it within the ``KafkaLogSettings/topicPatience``.
    func entry(_ topic: TopicName, _ operation: String) throws(LogError) -> Entry {
        if let known = entries.withLock({ $0[topic] }) { return known }
        if let found = try awaited([topic], atLeast: 1)[topic] { return found }
        throw absence(of: [topic], operation)
    }

    /// Says that these topics are missing, and what to do.
    func absence(of topics: [TopicName], _ operation: String) -> LogError {
        .missing(topics.map { kafkaName($0) }, operation: operation, prefix: settings.prefix)
    }

    /// Asks until so many of the topics are there: one that was just made is not known to every broker at once.
    ///
    /// - Returns: what there is after the ``KafkaLogSettings/topicPatience``.
    func awaited(_ names: [TopicName], atLeast count: Int) throws(LogError) -> [TopicName: Entry] {
        var found: [TopicName: Entry] = [:]
        _ = try control.wait(every: .milliseconds(100), for: settings.topicPatience) { () throws(LogError) in
            found = try reload(names)
            return found.count >= count
        }
        return found
    }

    /// - Throws: `.unknownTopic` also for a partition that the topic has not.
    func checked(_ place: TopicPartition, _ operation: String) throws(LogError) -> Entry {
        let entry = try entry(place.topic, operation)
        try entry.check(place, operation)
        return entry
    }

    /// Asks the cluster for topics of these names. (All are asked for at once, because asking for one may create it.)
    ///
    /// - Parameter names: `nil`: every topic whose name begins with the log's prefix.
    @discardableResult
    func reload(_ names: [TopicName]? = nil) throws(LogError) -> [TopicName: Entry] {
        let timeout = settings.requestTimeout
        let metadata = try onKafka { () throws(KafkaError) in try control.clusterMetadata(timeout: timeout) }
        let asked = names ?? metadata.topics.keys.compactMap { name(ofKafka: $0) }
        var entries: [TopicName: Entry] = [:]
        let found = try topicSettings(asked.map { kafkaName($0) }.filter { metadata.topics[$0] != nil })
        for topic in asked {
            guard let partitions = metadata.topics[kafkaName(topic)] else { continue }
            entries[topic] = Entry(partitions: partitions, settings: found[kafkaName(topic)])
        }
        self.entries.withLock { known in
            for topic in asked { known[topic] = entries[topic].flatMap { $0.isWhole ? $0 : nil } }
        }
        return entries
    }

    /// `nil` for what is none of the log's.
    private func name(ofKafka name: String) -> TopicName? {
        guard name.hasPrefix(settings.prefix), !name.hasPrefix("__") else { return nil }
        return TopicName(String(name.dropFirst(settings.prefix.count)))
    }

    /// By Kafka's names. Empty for a topic whose settings nobody tells us, so that the defaults hold; a topic that the asked
    /// broker does not know yet is left out.
    private func topicSettings(_ names: [String]) throws(LogError) -> [String: [String: String]] {
        let none = Dictionary(names.map { ($0, [String: String]()) }) { first, _ in first }
        guard settings.answersAdmin, !names.isEmpty else { return none }
        do {
            let found = try KafkaAdmin(sharing: control).settings(of: names, timeout: settings.requestTimeout)
            return found.settings.mapValues { $0.mapValues(\.value) }
                .merging(found.denied.mapValues { _ in [:] }) { found, _ in found }
        } catch {
            guard error.leavesSettingsUntold else { throw LogError(error) }
            return none
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
        // Where nobody tells, the broker says what it does not take.
        maximumRecordBytes = limit.map { max($0 - TopicSetting.batchOverhead, 0) } ?? TopicSpec.letterBytes
        if settings["cleanup.policy"] == "compact" {
            cleanup = .compact
        } else if let time = settings["retention.ms"].flatMap({ Int64($0) }), time >= 0 {
            cleanup = .keepFor(.milliseconds(time))
        } else {
            cleanup = .keepForever
        }
    }
}

extension [TopicName: TopicCatalogue.Entry] {
    /// What there is of these topics, in the order of the names.
    func descriptions(_ names: [TopicName]) -> [TopicDescription] {
        names.compactMap { name in
            self[name].map { entry in
                TopicDescription(
                    TopicSpec(
                        name: name, partitions: entry.partitions, cleanup: entry.cleanup,
                        maximumRecordBytes: entry.maximumRecordBytes))
            }
        }
    }
}
