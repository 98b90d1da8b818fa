import CloudEvents
package import EventLog
package import LeadEvents

/// One dead letter as a person looks at it: the entry, and the original's key, headers and value.
package struct DeadLetter: Sendable {
    private let entry: DeadLetterEntry
    private let record: LogRecord
    private let showsPersonalData: Bool
    /// Headers that are shown as lines. An event has less than 20; a record that is none may have any number.
    private static let shownHeaders = 50

    /// - Parameter showsPersonalData: whether what may hold personal data is shown: the original's value, a key or subject
    ///   that is no lead's id, and headers that are no attributes of an event.
    package init(_ letter: (record: LogRecord, team: Team), showsPersonalData: Bool) {
        entry = DeadLetterEntry(letter.record, team: letter.team)
        record = letter.record
        self.showsPersonalData = showsPersonalData
    }

    package var json: JSONText {
        let headers = record.headers.map { header in
            JSONText.object([
                .init("name", .string(String(decoding: header.name, as: UTF8.self))),
                .init("value", .optional(header.value.map { shown($0, isText: Self.isHarmless(header.name)) })),
            ])
        }
        var members = entry.members
        members.append(.init("key", .optional(record.key.map { shown($0) })))
        members.append(.init("headers", .array(headers)))
        if showsPersonalData { members.append(.init("value", .optional(record.value.map(Self.words)))) }
        return .object(members)
    }

    package var lines: [String] {
        var table = TextTable([("dead letter", .left), (entry.position.words, .left)])
        table.add(["reason", entry.reason.printable])
        table.add(["", entry.sentence.printable])
        table.add(["read at", entry.origin?.words ?? "-"])
        table.add(["appended", Instant(milliseconds: entry.appendTime.milliseconds).description])
        table.add(["key", record.key.map { shown($0).printable } ?? "-"])
        let headers = record.headers.filter { !$0.name.starts(with: DeadLetterHeader.prefix.utf8) }
        for header in headers.prefix(Self.shownHeaders) {
            table.add([
                String(decoding: header.name, as: UTF8.self).printable,
                header.value.map { shown($0, isText: Self.isHarmless(header.name)).printable } ?? "-",
            ])
        }
        if headers.count > Self.shownHeaders {
            table.add(["... and \(headers.count - Self.shownHeaders) headers more", "--json has them all"])
        }
        table.add(["value", valueWords.printable])
        if let omitted = record.headers.first(DeadLetterHeader.omitted)?.map({
            String(decoding: $0, as: UTF8.self)
        }) {
            table.add(["left out", omitted.printable + ", because it was too large to be kept here"])
        }
        return table.lines
    }

    private var valueWords: String {
        guard let value = record.value else { return "none" }
        return showsPersonalData ? Self.words(value) : Self.hidden(value)
    }

    /// - Parameter isText: whether it is shown in any case; else it has to be a lead's id.
    private func shown(_ bytes: ArraySlice<UInt8>, isText: Bool = false) -> String {
        guard showsPersonalData || isText || LeadID(bytes) != nil else { return Self.hidden(bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hidden(_ bytes: ArraySlice<UInt8>) -> String { "\(bytes.count) bytes (--personal shows them)" }

    /// Attributes of an event but for its subject, and what our programs add. An extension of the sender's own, which is called
    /// like an attribute too, may hold anything.
    private static func isHarmless(_ header: ArraySlice<UInt8>) -> Bool {
        if header.matches(Attribute.subject.headerName) { return false }
        return header.starts(with: DeadLetterHeader.prefix.utf8) || added.contains { header.elementsEqual($0.utf8) }
            || Attribute.allCases.contains { header.matches($0.headerName) }
    }

    private static let added = [CopyMark.header, "ce_redriveof", "ce_replaystretch"]

    /// Text as it is; anything else in hexadecimal.
    private static func words(_ value: ArraySlice<UInt8>) -> String {
        if let text = String(validating: value, as: UTF8.self), text == text.printable { return text }
        return value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
