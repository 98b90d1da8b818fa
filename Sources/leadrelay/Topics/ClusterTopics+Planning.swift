import EventLog
import KafkaLog
import TopicPlanning
import TopicSettings
import WorkerHost

/// The cluster as planning needs it; its calls block, one after the other, as a command may.
extension ClusterTopics: TopicAdministrator {
    func describe(_ names: [TopicName]) async throws(LogError) -> [ActualTopic] {
        let found = try describe(names.map(\.name))
        return names.compactMap { found[$0.name]?.actual($0) }
    }

    func wasWritten(_ topic: ActualTopic) async throws(LogError) -> Bool {
        try wasWritten(topic.name.name, partitions: topic.partitions)
    }

    func create(_ topic: DesiredTopic) async throws(LogError) {
        try create(topic.name.name, partitions: topic.partitions, topic.durability, topic.settings)
    }

    func alter(_ topic: TopicName, _ settings: [TopicSetting]) async throws(LogError) {
        try alter(topic.name, settings)
    }

    func addPartitions(_ topic: TopicName, upTo count: Int32) async throws(LogError) {
        try addPartitions(topic.name, upTo: count)
    }
}
