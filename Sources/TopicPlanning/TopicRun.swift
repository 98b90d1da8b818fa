package import EventLog

/// One look at a cluster's topics, or one change of them, as `leadrelay topics plan` and `apply` do it.
package struct TopicRun: Sendable {
    package enum Outcome: Hashable, Sendable {
        /// The cluster is as the contract asks for.
        case nothingToDo
        /// What was planned differs, or what was applied was made.
        case changes(Int)
        /// So many changes may not be made; where it was to apply, nothing was made.
        case refused(Int)
    }

    package let outcome: Outcome
    /// For a person.
    package let lines: [String]
    /// Topics compared.
    package let topicCount: Int
    /// What differs, and whether it may not be made.
    package let changes: [(change: TopicChange, isRefused: Bool)]

    /// Compares and changes nothing.
    package static func plan(
        _ cluster: some TopicAdministrator, _ desired: [DesiredTopic], _ permissions: TopicPermissions
    ) async throws(LogError) -> TopicRun {
        TopicRun(try await cluster.diff(to: desired), permissions)
    }

    /// Compares, makes everything, or nothing where a part is refused, and looks again at what came of it.
    ///
    /// - Parameter patience: so long may a broker take to learn of it, and answer as if nothing had happened.
    /// - Throws: `.topicMismatch` where the cluster differs all the same.
    package static func apply(
        _ cluster: some TopicAdministrator, _ desired: [DesiredTopic], _ permissions: TopicPermissions,
        patience: Duration = .seconds(15)
    ) async throws(LogError) -> TopicRun {
        let diff = try await cluster.diff(to: desired)
        let run = TopicRun(diff, permissions)
        guard case .changes = run.outcome else { return run }
        try await cluster.apply(diff)
        let deadline = ContinuousClock.now + patience
        while true {
            guard let left = try await cluster.diff(to: desired).changes.first else { return run }
            guard ContinuousClock.now < deadline, !Task.isCancelled else {
                throw LogError(
                    .topicMismatch, operation: "apply", recovery: .retry,
                    message: "a change was made and does not show on \(left.topic): \(left.difference); "
                        + "wait a moment and plan again.")
            }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private init(_ diff: TopicDiff, _ permissions: TopicPermissions) {
        lines = diff.lines(permissions)
        topicCount = diff.topicCount
        changes = diff.changes.map { ($0, $0.isRefused(permissions)) }
        let refused = changes.count(where: \.isRefused)
        outcome = refused > 0 ? .refused(refused) : diff.isEmpty ? .nothingToDo : .changes(diff.changes.count)
    }
}
