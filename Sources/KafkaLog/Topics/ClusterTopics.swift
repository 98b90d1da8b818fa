package import EventLog
package import KafkaClient
package import Logging
package import TopicSettings

/// A cluster's topics, looked at and changed by the names that the cluster has for them.
///
/// Brokers learn of a change one after the other; when a call returns, every one shows it.
package struct ClusterTopics: Sendable {
    package struct Topic: Sendable {
        package let partitions: Int32
        package let replicationFactor: Int16
        /// By Kafka's names, in force.
        package let settings: [String: KafkaSetting]

        /// The settings' values by Kafka's names.
        package var values: [String: String] { settings.mapValues(\.value) }
        /// Names of those that follow the broker.
        package var inherited: Set<String> { Set(settings.filter { !$0.value.isSet }.keys) }
    }

    private let control: LogConsumer
    private let timeout: Duration

    /// Connects.
    ///
    /// - Parameter settings: the prefix counts for nothing here.
    /// - Throws: as ``KafkaLog/init(_:logger:)`` does.
    package init(_ settings: KafkaLogSettings, logger: Logger) throws(LogError) {
        timeout = settings.requestTimeout
        control = try KafkaLog.connect(settings, logger)
    }

    /// Through a log's own connections.
    package init(_ log: KafkaLog) {
        timeout = log.settings.requestTimeout
        control = log.control
    }

    private var admin: KafkaAdmin { KafkaAdmin(sharing: control) }

    /// Those of these names that are there.
    package func describe(_ names: [String]) throws(LogError) -> [String: Topic] {
        try onKafka { () throws(KafkaError) in
            try describe(names, try control.clusterMetadata(timeout: timeout), broker: nil)
        }
    }

    /// Those of these names that are there and whose settings the cluster tells us.
    package func describeVisible(_ names: [String]) throws(LogError) -> [String: Topic] {
        try onKafka { () throws(KafkaError) in
            do throws(KafkaError) {
                return try describe(
                    names, try control.clusterMetadata(timeout: timeout), broker: nil, withoutDenied: true)
            } catch {
                guard error.leavesSettingsUntold else { throw error }
                return [:]
            }
        }
    }

    private func describe(
        _ names: [String], _ metadata: ClusterMetadata, broker: Int32?, withoutDenied: Bool = false
    ) throws(KafkaError) -> [String: Topic] {
        let present = names.filter { metadata.topics[$0] != nil }
        guard !present.isEmpty else { return [:] }
        var topics: [String: Topic] = [:]
        let found = try admin.settings(of: present, broker: broker, timeout: timeout)
        if !withoutDenied, let refusal = found.denied.values.first { throw refusal }
        for (name, settings) in found.settings {
            guard let partitions = metadata.topics[name], let factor = metadata.replicationFactors[name] else {
                continue
            }
            topics[name] = Topic(partitions: partitions, replicationFactor: factor, settings: settings)
        }
        return topics
    }

    /// Whether anything was ever written to a topic of so many partitions, records that are deleted by now counted.
    package func wasWritten(_ name: String, partitions: Int32) throws(LogError) -> Bool {
        try onKafka { () throws(KafkaError) in
            for partition in 0..<partitions {
                let marks = try control.watermarks(of: KafkaPartition(name, partition), timeout: timeout)
                if marks.high > 0 { return true }
            }
            return false
        }
    }

    /// - Throws: `.invalidArgument` where the cluster has fewer brokers than the replication factor asks for.
    package func create(
        _ name: String, partitions: Int32, _ durability: Durability, _ settings: [TopicSetting]
    ) throws(LogError) {
        try onKafka { () throws(KafkaError) in
            let topic = NewTopic(
                name: name, partitions: partitions, replicas: Int32(durability.replicationFactor),
                settings: TopicSetting.byName(settings))
            try admin.create([topic], timeout: timeout)
        }
        try awaitChange(of: name) { $0.partitions == partitions }
    }

    /// Sets these settings. Others that are set on the topic stay as they are found just before.
    package func alter(_ name: String, _ settings: [TopicSetting]) throws(LogError) {
        let changes = TopicSetting.byName(settings)
        let present = try describe([name])[name]?.settings ?? [:]
        guard changes.contains(where: { present[$0.key]?.value != $0.value }) else { return }
        let kept = present.filter(\.value.isSet).mapValues(\.value)
        let whole = kept.merging(changes) { $1 }
        try onKafka { () throws(KafkaError) in try admin.replaceSettings(of: name, with: whole, timeout: timeout) }
        try awaitChange(of: name) { topic in changes.allSatisfy { topic.settings[$0.key]?.value == $0.value } }
    }

    package func addPartitions(_ name: String, upTo count: Int32) throws(LogError) {
        try onKafka { () throws(KafkaError) in try admin.addPartitions(to: name, upTo: count, timeout: timeout) }
        try awaitChange(of: name) { $0.partitions == count }
    }

    /// Whether every broker that lives shows a topic so.
    private func shows(_ name: String, _ isDone: (Topic) -> Bool) throws(LogError) -> Bool {
        try onKafka { () throws(KafkaError) in
            let metadata = try control.clusterMetadata(timeout: timeout)
            for broker in metadata.brokerIDs {
                guard let topic = try describe([name], metadata, broker: broker)[name], isDone(topic) else {
                    return false
                }
            }
            return true
        }
    }

    /// Waits until the cluster shows a topic as it was just made.
    private func awaitChange(of name: String, _ isDone: (Topic) -> Bool) throws(LogError) {
        guard try !control.wait(for: timeout, until: { () throws(LogError) in try shows(name, isDone) }) else { return }
        throw LogError(
            .busy, operation: "change topics", recovery: .retry,
            message: "the cluster does not show the change of \(name) after \(timeout); plan again")
    }
}

extension KafkaError {
    /// Whether a cluster says no more of its topics' settings, because we have no right to see them or it has no such request.
    var leavesSettingsUntold: Bool { [.unsupported, .topicDenied, .clusterDenied].contains(code) }
}
