package import EventLog
import LeadEvents
import CloudEvents

/// What a replay writes on each record, so that one sees where it came from and the same replay finds its place again.
package struct ReplayMark: Sendable, Hashable {
    /// Topic, partition and offset of the original, with slashes between.
    package static let originHeader = "ce_replayof"
    /// Names the replay: the same for the same topic, bounds and filter.
    package static let stretchHeader = "ce_replaystretch"

    package let topic: TopicName
    /// Sixteen hexadecimal digits.
    package let stretch: String

    package init(_ topic: TopicName, from: StretchBound, to: StretchBound, _ filter: RecordFilter) {
        self.topic = topic
        let digits = String(NameHash.of("\(topic) \(from.text) \(to.text) \(filter.words)").high, radix: 16)
        stretch = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The headers of a record with the mark on them.
    func headers(_ record: LogRecord) -> RecordHeaders {
        var block = HeaderBlock(RecordHeaders(), room: record.headers.block.count + 128)
        for header in record.headers where !Self.names.contains(where: { header.name.elementsEqual($0.utf8) }) {
            header.name.withUnsafeBytes { name in
                guard let value = header.value else { return block.append(name: name, value: nil) }
                value.withUnsafeBytes { block.append(name: name, value: $0) }
            }
        }
        block.append(name: "ce_replayof", value: record.position.words)
        block.append(name: "ce_replaystretch", value: stretch)
        return block.headers
    }

    /// Where the original of a record lies that this replay wrote; `nil` for any other record.
    func origin(_ headers: RecordHeaders) -> RecordPosition? {
        guard let name = headers.first(Self.stretchHeader)?.flatMap({ $0 }), name.elementsEqual(stretch.utf8),
            let words = headers.first(Self.originHeader)?.flatMap({ $0 })
        else { return nil }
        return origin(words: String(decoding: words, as: UTF8.self))
    }

    func origin(words: String) -> RecordPosition? {
        RecordPosition(words: words).flatMap { $0.place.topic == topic ? $0 : nil }
    }

    private static let names = [originHeader, stretchHeader]
}

extension LogRecord {
    package var position: RecordPosition { RecordPosition(source, offset) }
}
