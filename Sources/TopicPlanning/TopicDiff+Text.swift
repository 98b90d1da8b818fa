import EventLog
import TopicSettings

extension TopicDiff {
    /// The differences for a person: `+` is made, `~` is changed, `!` is refused with these permissions; the last line counts.
    package func lines(_ permissions: TopicPermissions = TopicPermissions()) -> [String] {
        guard !isEmpty else { return ["Nothing to do: all \(topicCount) topics are as the contract asks for."] }
        var lines: [String] = []
        var topic = ""
        for change in changes {
            if change.topic.name != topic, !change.isCreation { lines.append("  \(change.topic)") }
            topic = change.topic.name
            lines += change.lines(isRefused: change.isRefused(permissions))
        }
        return lines + ["", count(permissions)]
    }

    private func count(_ permissions: TopicPermissions) -> String {
        let made = changes.count(where: \.isCreation)
        let refused = refused(permissions).count
        return "\(made) to create, \(changes.count - made - refused) to change, \(refused) refused."
    }
}

extension TopicChange {
    var isCreation: Bool {
        if case .create = action { true } else { false }
    }

    fileprivate func lines(isRefused: Bool) -> [String] {
        if case .create(let topic) = action {
            let head =
                "+ \(topic.name)  (partitions \(topic.partitions), replication factor \(topic.replicationFactor))"
            return [head] + topic.settings.map { "    + \($0.key.rawValue) = \($0.value)" }
        }
        var lines = ["    \(isRefused ? "!" : "~") \(difference)"]
        if let hazard, isRefused { lines.append("      \(hazard.sentence)") }
        return lines
    }

    /// For example `retention.ms: 1000 -> 2000`.
    package var difference: String {
        switch action {
        case .create: "create"
        case .partitions(let from, let to): "partitions: \(from) -> \(to)"
        case .replicationFactor(let from, let to): "replication factor: \(from) -> \(to)"
        case .setting(let setting, .set(let from)): "\(setting.key.rawValue): \(from) -> \(setting.value)"
        case .setting(let setting, .inherited(let from)):
            "\(setting.key.rawValue): \(from) (the broker's) -> \(setting.value)"
        case .setting(let setting, .unknown): "\(setting.key.rawValue): (not said) -> \(setting.value)"
        }
    }
}
