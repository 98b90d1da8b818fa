package import EventLog

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

    /// Makes the changes: topics that are missing first, then settings, topic by topic. A run that breaks off leaves what
    /// was made; the next one makes the rest.
    ///
    /// The caller has looked at ``TopicDiff/refused(_:)`` before: a change that cannot be made here is passed over.
    package func apply(_ diff: TopicDiff) async throws(LogError) {
        for change in diff.changes {
            if case .create(let topic) = change.action { try await create(topic) }
        }
        for change in diff.changes {
            switch change.action {
            case .setting(let setting, _): try await alter(change.topic, [setting])
            case .partitions(let from, let to) where to > from: try await addPartitions(change.topic, upTo: to)
            case .create, .partitions, .replicationFactor: break
            }
        }
    }
}
