package import EventLog
package import TopicSettings

/// What `leadrelay topics` needs of a cluster.
package protocol TopicAdministrator: Sendable {
    /// The topics of these names that are there, with the values that are in force.
    func describe(_ names: [TopicName]) async throws(LogError) -> [ActualTopic]

    func create(_ topic: DesiredTopic) async throws(LogError)

    /// Sets these settings and leaves all others as they are.
    func alter(_ topic: TopicName, _ settings: [TopicSetting]) async throws(LogError)

    /// Adds partitions until there are so many.
    func addPartitions(_ topic: TopicName, upTo count: Int32) async throws(LogError)
}

extension TopicAdministrator {
    /// What has to change.
    package func diff(to desired: [DesiredTopic]) async throws(LogError) -> TopicDiff {
        TopicDiff(from: try await describe(desired.map(\.name)), to: desired)
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
