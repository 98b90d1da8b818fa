import EventLog
import LeadBoard
import TopicPlanning
import TopicSettings

extension TopicRun {
    var json: JSONText {
        let refused = changes.count(where: \.isRefused)
        return .object([
            .init("topics", .integer(topicCount)), .init("differences", .integer(changes.count)),
            .init("refused", .integer(refused)),
            .init("changes", .array(changes.map { $0.change.json(isRefused: $0.isRefused) })),
        ])
    }
}

extension TopicChange {
    /// `from` is null where nothing is there, or nothing is said of it.
    fileprivate func json(isRefused: Bool) -> JSONText {
        let (what, from, to): (String, JSONText, JSONText) =
            switch action {
            case .create(let topic): ("topic", .null, topic.json)
            case .partitions(let from, let to): ("partitions", .integer(Int64(from)), .integer(Int64(to)))
            case .replicationFactor(let from, let to):
                ("replicationFactor", .integer(Int64(from)), .integer(Int64(to)))
            case .setting(let setting, let from):
                (setting.key.rawValue, .optional(from.value), .string(setting.value))
            }
        return .object([
            .init("topic", .string(topic.name)), .init("what", .string(what)), .init("from", from), .init("to", to),
            .init("refused", .bool(isRefused)), .init("hazard", .optional(hazard?.sentence)),
        ])
    }
}

extension DesiredTopic {
    fileprivate var json: JSONText {
        .object([
            .init("partitions", .integer(Int64(partitions))),
            .init("replicationFactor", .integer(Int64(replicationFactor))),
            .init("settings", .object(settings.map { .init($0.key.rawValue, .string($0.value)) })),
        ])
    }
}
