import EventLog
import LeadBoard
import LeadEvents
import LeadStream
import TopicPlanning
import TopicSettings

/// A topic as a channel of AsyncAPI, with the operations of those who write and read it.
struct AsyncAPIChannel {
    private let topic: DesiredTopic
    private let entries: [CatalogueEntry]

    var name: String { topic.name.name }

    /// Channels of the topics that events are written to by their types.
    static var all: [AsyncAPIChannel] {
        (TopicLayout(partitions: 64)?.desiredTopics() ?? []).compactMap { topic in
            let entries = Catalogue.entries.filter { $0.stands(in: topic.role) }
            return entries.isEmpty ? nil : AsyncAPIChannel(topic: topic, entries: entries)
        }
    }

    var json: JSONText {
        .object([
            .init("address", .string(name)), .init("description", .string(topic.role.purpose)),
            .init("messages", .object(entries.map { .init($0.type.shortName, Self.reference($0)) })),
            .init("bindings", .object([.init("kafka", kafka)])),
        ])
    }

    /// What LeadRelay itself does with the channel.
    var operations: [JSONText.Member] {
        let owner = topic.role.owner.name
        return switch topic.role {
        case .ingress: [operation("receive", "receive.\(name)", "\(owner)'s worker takes in what is valid.")]
        case .inbox: [operation("receive", "receive.\(name)", "\(owner)'s worker decides on each event, in order.")]
        case .decisions: [operation("send", "send.\(name)", "\(owner)'s worker writes what it concludes.")]
        case .agreements: [operation("receive", "receive.\(name)", "Both workers follow it.")]
        case .routing: [operation("receive", "receive.\(name)", "sales' worker answers with lead.assigned.")]
        case .deadLetters, .changelog: []
        }
    }

    private func operation(_ action: String, _ id: String, _ summary: String) -> JSONText.Member {
        .init(
            id,
            .object([
                .init("action", .string(action)), .init("summary", .string(summary)),
                .init("channel", .object([.init("$ref", .string("#/channels/\(name)"))])),
            ]))
    }

    private static func reference(_ entry: CatalogueEntry) -> JSONText {
        .object([.init("$ref", .string("#/components/messages/\(entry.type.shortName)"))])
    }

    private var kafka: JSONText {
        .object([
            .init("topic", .string(name)), .init("partitions", .integer(Int64(topic.partitions))),
            .init("replicas", .integer(Int64(topic.replicationFactor))),
            .init("topicConfiguration", .object(configuration)),
            .init("bindingVersion", .string(AsyncAPIExport.bindingVersion)),
        ])
    }

    /// The settings that the bindings know.
    private var configuration: [JSONText.Member] {
        topic.settings.compactMap { setting in
            switch setting.key {
            case .cleanupPolicy: .init(setting.key.rawValue, .array([.string(setting.value)]))
            case .retentionMilliseconds, .retentionBytes, .maxMessageBytes:
                .init(setting.key.rawValue, .raw(setting.value))
            case .compressionType, .maxCompactionLag, .timestampType, .minInsyncReplicas, .segmentMilliseconds,
                .uncleanElection:
                nil
            }
        }
    }
}

extension CatalogueEntry {
    /// Whether events of the type are found in the topic: their own, an ingress, or the copy that a team takes in.
    fileprivate func stands(in role: TopicRole) -> Bool {
        switch role {
        case .ingress(let team): kind == .activity && mayBeWritten(by: team)
        case .inbox(let team):
            (mayBeWritten(by: team) && (topic(for: team) == role || isCopiedToOwnInbox)) || takenInBy.contains(team)
        case .decisions(let team), .agreements(let team): mayBeWritten(by: team) && topic(for: team) == role
        case .routing: kind == .routing
        case .deadLetters, .changelog: false
        }
    }
}

extension TopicRole {
    /// What the topic is for, one sentence.
    fileprivate var purpose: String {
        switch self {
        case .inbox(let team):
            "Everything that \(team.name) learns, in one order. Written by its worker and by publishers."
        case .ingress(let team): "Where foreign systems write for \(team.name), under any key."
        case .decisions(let team): "What \(team.name) concludes."
        case .agreements(let team): "What \(team.name) proposes, signs and shares. One partition."
        case .deadLetters(let team): "What \(team.name)'s worker could not use, untouched, with the reason."
        case .routing: "What the router of sales is asked. One partition; internal."
        case .changelog(let team): "State of \(team.name)'s worker; internal."
        }
    }
}
