import CloudEvents
package import EventLog
import LeadEvents
import LeadStream
import StreamWorker

extension DecisionDiff {
    /// Which decision it is, and a hash of all of its bytes.
    private struct Print {
        let id: UUIDValue
        let bytes: UUIDValue
        let record: RecordPosition

        /// `nil` for what the router makes.
        init?(_ record: LogRecord) {
            let envelope = Envelope(headersOf: record)
            guard envelope.type.flatMap({ EventType(name: $0) }).map({ !Catalogue[$0].isCopiedToOwnInbox }) ?? true
            else {
                return nil
            }
            func text(_ bytes: ArraySlice<UInt8>?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
            id = NameHash.of("\(text(record.key)) \(text(envelope.type)) \(text(envelope.id))")
            // Lengths in front, so that no two records share one text.
            let key = Base64.encode(record.key ?? [])
            let value = Base64.encode(record.value ?? [])
            let headers = Base64.encode(record.ownHeaders.block)
            bytes = NameHash.of(
                "\(record.key == nil) \(record.value == nil) \(key.count) \(value.count) "
                    + [key, value, headers].map { String(decoding: $0, as: UTF8.self) }.joined())
            self.record = record.position
        }
    }

    mutating func compare(
        _ team: Team, _ shadow: ShadowTopics, _ partition: PartitionID, _ mark: RebuildMark, _ reader: some LogReader
    ) throws {
        let livePlace = TopicPartition(shadow.live[team].decisions, partition)
        let shadowPlace = TopicPartition(shadow.layout[team].decisions, partition)
        var rest: [UUIDValue: [Print]] = [:]
        let bounds = try reader.bounds(of: livePlace)
        var keptSince: AppendTime?
        try reader.visit(livePlace, from: bounds.first, to: mark.decisionsEnd) { record in
            if keptSince == nil, bounds.first > .zero { keptSince = record.appendTime }
            if let print = Print(record) { rest[print.id, default: []].append(print) }
        }
        var found: [(order: Int64, difference: Difference)] = []
        let rebuilt = try reader.bounds(of: shadowPlace)
        try reader.visit(shadowPlace, from: rebuilt.first, to: mark.shadowEnd ?? rebuilt.end) { record in
            guard let print = Print(record) else { return }
            guard var candidates = rest[print.id] else {
                let time = record.text(RebuiltHeader.time).flatMap { Int64($0) } ?? .max
                if bounds.first > .zero, AppendTime(milliseconds: time) <= keptSince ?? AppendTime(milliseconds: .max) {
                    expired += 1
                } else {
                    found.append((.max, Difference(.added, record, live: nil)))
                }
                return
            }
            let live = candidates.removeFirst()
            rest[print.id] = candidates.isEmpty ? nil : candidates
            if live.bytes == print.bytes {
                equal += 1
            } else {
                found.append((live.record.offset.number, Difference(.changed, record, live: live.record)))
            }
        }
        for offsets in Self.pieces(rest.values.joined().map(\.record.offset).sorted()) {
            for record in try reader.records(at: offsets, of: livePlace).values {
                found.append((record.offset.number, Difference(missing: record)))
            }
        }
        found.sort {
            ($0.order, $0.difference.shadow?.offset ?? .zero) < ($1.order, $1.difference.shadow?.offset ?? .zero)
        }
        for piece in Self.pieces(found) {
            differences += try Self.explained(piece.map(\.difference), livePlace, shadowPlace, reader)
        }
    }

    /// Differences whose records are in memory together.
    private static var pieceSize: Int { 1_024 }

    private static func pieces<Element>(_ whole: [Element]) -> [ArraySlice<Element>] {
        stride(from: 0, to: whole.count, by: pieceSize).map { whole[$0..<min($0 + pieceSize, whole.count)] }
    }

    /// With the names of what differs in the changed ones.
    private static func explained(
        _ differences: [Difference], _ live: TopicPartition, _ shadow: TopicPartition, _ reader: some LogReader
    ) throws -> [Difference] {
        let changed = differences.filter { $0.kind == .changed }
        let left = try reader.records(at: changed.compactMap { $0.live?.offset }, of: live)
        let right = try reader.records(at: changed.compactMap { $0.shadow?.offset }, of: shadow)
        return differences.map { difference in
            guard let live = difference.live.flatMap({ left[$0.offset] }),
                let shadow = difference.shadow.flatMap({ right[$0.offset] })
            else { return difference }
            var explained = difference
            explained.fields = Difference.names(live.ownMembers, shadow.ownMembers)
            return explained
        }
    }
}

extension DecisionDiff.Difference {
    fileprivate init(_ kind: DecisionDiff.Kind, _ record: LogRecord, live: RecordPosition?) {
        self.init(
            kind: kind, lead: record.keyText, type: record.typeText, live: live, shadow: record.position,
            cause: record.text(RebuiltHeader.cause))
    }

    fileprivate init(missing record: LogRecord) {
        self.init(
            kind: .missing, lead: record.keyText, type: record.typeText, live: record.position, shadow: nil, cause: nil)
    }

    fileprivate static func names(_ left: [(String, [UInt8])], _ right: [(String, [UInt8])]) -> [String] {
        var names: [String] = []
        for (name, _) in left + right where !names.contains(name) {
            if left.first(where: { $0.0 == name })?.1 != right.first(where: { $0.0 == name })?.1 { names.append(name) }
        }
        return names
    }
}

extension LogRecord {
    fileprivate var keyText: String { key.map { String(decoding: $0, as: UTF8.self) } ?? "" }
    fileprivate var typeText: String {
        Envelope(headersOf: self).type.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// A header's value as text.
    func text(_ header: String) -> String? {
        headers.first(header)?.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The headers without those that a rebuild or a copy adds.
    fileprivate var ownHeaders: RecordHeaders {
        let added = [RebuiltHeader.cause, RebuiltHeader.time, CopyMark.header]
        guard headers.first(RebuiltHeader.cause) != nil || headers.first(CopyMark.header) != nil else { return headers }
        var own = RecordHeaders()
        for header in headers where !added.contains(where: { header.name.elementsEqual($0.utf8) }) {
            own.append(name: header.name, value: header.value)
        }
        return own
    }

    /// Headers by name, and the payload's fields behind `data.`; the whole value under `data` where it cannot be read.
    fileprivate var ownMembers: [(String, [UInt8])] {
        var members = ownHeaders.map { (String(decoding: $0.name, as: UTF8.self), $0.value.map { Array($0) } ?? []) }
        guard let payload = OpenedEvent(self).decoded?.event.payload,
            case let json = EventCodec.encode(payload, as: .json),
            let document = try? JSONParser.parse(json[...], maximumDepth: EventCodec.maximumDepth + 1),
            case .object(let fields) = document.content
        else { return members + [("data", value.map { Array($0) } ?? [])] }
        members += fields.map { ("data.\($0.name)", Array($0.value.bytes)) }
        return members
    }
}

extension LogReader {
    /// The records at these offsets, as far as they are there, by one pass from the first to the last of them: on a cluster a
    /// single record costs several requests.
    fileprivate func records(
        at offsets: some Collection<Offset>, of place: TopicPartition
    ) throws -> [Offset: LogRecord] {
        guard let first = offsets.min(), let last = offsets.max() else { return [:] }
        let wanted = Set(offsets)
        var found: [Offset: LogRecord] = [:]
        try visit(place, from: max(first, try bounds(of: place).first), to: last.next) { record in
            if wanted.contains(record.offset) { found[record.offset] = record }
        }
        return found
    }

    /// The record at this place; `nil` where it is no longer, or not yet, there.
    package func record(at position: RecordPosition) throws(LogError) -> LogRecord? {
        let bounds = try bounds(of: position.place)
        guard bounds.first <= position.offset, position.offset < bounds.end else { return nil }
        var limits = PollLimits()
        limits.records = 1
        return try read(position.place, from: position.offset, limits: limits).first { $0.offset == position.offset }
    }
}
