import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents

/// An event as the log holds it.
struct PublishedEvent: Hashable {
    let topic: String
    let type: String
    let source: String
    let id: String
    let time: String?
    let key: String
}

extension LeadRelayTool {
    /// Every event of the two inboxes and of the agreements, each topic's in its order.
    func published() throws -> [PublishedEvent] {
        let reader = try EmbeddedLog(path: log).makeReader()
        return try reader.topics().flatMap { topic in
            try reader.all(TopicPartition(topic.spec.name, .zero)).map(PublishedEvent.init)
        }
    }
}

extension PublishedEvent {
    init(_ record: LogRecord) {
        var envelope = Envelope()
        for (name, value) in record.headers { envelope.take(name: name, value: value) }
        func text(_ bytes: ArraySlice<UInt8>?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
        topic = record.source.topic.name
        type = text(envelope.type)
        source = text(envelope.source)
        id = text(envelope.id)
        time = envelope.time.text.map { text($0) }
        key = text(record.key)
    }
}
