import EventLog
import Synchronization
import TopicPlanning
import TopicSettings

/// Topics in memory, changed as a cluster would change them.
final class MemoryCluster: TopicAdministrator {
    private let topics: Mutex<[TopicName: ActualTopic]>
    private let failing: TopicName?

    private let written: Set<TopicName>

    /// - Parameters:
    ///   - failing: the topic whose creation fails.
    ///   - written: topics that have records.
    init(_ topics: [ActualTopic] = [], failing: TopicName? = nil, written: Set<TopicName> = []) {
        self.written = written
        self.topics = Mutex(Dictionary(topics.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
        self.failing = failing
    }

    func describe(_ names: [TopicName]) async throws(LogError) -> [ActualTopic] {
        topics.withLock { topics in names.compactMap { topics[$0] } }
    }

    func wasWritten(_ topic: ActualTopic) async throws(LogError) -> Bool { written.contains(topic.name) }

    func create(_ topic: DesiredTopic) async throws(LogError) {
        guard topic.name != failing else {
            throw LogError(.inputOutput, operation: "create", recovery: .retry, message: "The broker went away.")
        }
        topics.withLock { $0[topic.name] = ActualTopic(topic) }
    }

    func alter(_ topic: TopicName, _ settings: [TopicSetting]) async throws(LogError) {
        topics.withLock { topics in
            for setting in settings { topics[topic]?.settings[setting.key.rawValue] = setting.value }
        }
    }

    func addPartitions(_ topic: TopicName, upTo count: Int32) async throws(LogError) {
        topics.withLock { $0[topic]?.partitions = count }
    }
}
