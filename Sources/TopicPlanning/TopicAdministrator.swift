package import EventLog
import LeadEvents
package import TopicSettings

/// What `leadrelay topics` needs of a cluster.
package protocol TopicAdministrator: Sendable {
    /// The topics of these names that are there, with the values that are in force.
    func describe(_ names: [TopicName]) async throws(LogError) -> [ActualTopic]

    /// Whether anything was ever written to a topic that is there.
    func wasWritten(_ topic: ActualTopic) async throws(LogError) -> Bool

    func create(_ topic: DesiredTopic) async throws(LogError)

    /// Sets these settings and leaves all others as they are.
    func alter(_ topic: TopicName, _ settings: [TopicSetting]) async throws(LogError)

    /// Adds partitions until there are so many.
    func addPartitions(_ topic: TopicName, upTo count: Int32) async throws(LogError)
}

extension TopicAdministrator {
    /// As many partitions as the installation's lead-keyed topics have; `nil` where there are none of them yet.
    package func leadKeyedPartitions(of desired: [DesiredTopic]) async throws(LogError) -> Int32? {
        let names = desired.filter { !$0.role.isSingle }.map(\.name)
        let found = try await describe(names)
        return names.lazy.compactMap { name in found.first { $0.name == name } }.first?.partitions
    }

    /// What has to change.
    package func diff(to desired: [DesiredTopic]) async throws(LogError) -> TopicDiff {
        let actual = try await describe(desired.map(\.name))
        let partitions = Dictionary(desired.map { ($0.name, $0.partitions) }, uniquingKeysWith: { first, _ in first })
        var written: Set<TopicName> = []
        for topic in actual where topic.partitions < partitions[topic.name] ?? 0 {
            if try await wasWritten(topic) { written.insert(topic.name) }
        }
        return TopicDiff(from: actual, to: desired, written: written)
    }

    /// Makes the changes: topics that are missing first, then settings, all of a topic at once, then partitions. A run that breaks off leaves what
    /// was made; the next one makes the rest.
    ///
    /// The caller has looked at ``TopicDiff/refused(_:)`` before: a change that cannot be made here is passed over.
    package func apply(_ diff: TopicDiff) async throws(LogError) {
        for change in diff.changes {
            if case .create(let topic) = change.action { try await create(topic) }
        }
        for (topic, settings) in diff.settings { try await alter(topic, settings) }
        for change in diff.changes {
            guard case .partitions(let from, let to) = change.action, to > from else { continue }
            try await addPartitions(change.topic, upTo: to)
        }
    }
}
