import CloudEvents
package import EventLog
package import LeadEvents

/// One dead letter as a person looks at it: the entry, and the original's key, headers and value.
package struct DeadLetter: Sendable {
    private let entry: DeadLetterEntry
    private let record: LogRecord
    private let showsValue: Bool

    /// - Parameter showsValue: whether the original's value, which may hold personal data, is shown.
    package init(_ letter: (record: LogRecord, team: Team), showsValue: Bool) {
        entry = DeadLetterEntry(letter.record, team: letter.team)
        record = letter.record
        self.showsValue = showsValue
    }

    package var json: JSONText {
        let headers = record.headers.map { header in
            JSONText.object([
                .init("name", .string(String(decoding: header.name, as: UTF8.self))),
                .init("value", .optional(header.value.map { String(decoding: $0, as: UTF8.self) })),
            ])
        }
        var members = entry.members
        members.append(.init("key", .optional(record.key.map { String(decoding: $0, as: UTF8.self) })))
        members.append(.init("headers", .array(headers)))
        if showsValue { members.append(.init("value", .optional(record.value.map(Self.words)))) }
        return .object(members)
    }

    package var lines: [String] {
        var table = TextTable([("dead letter", .left), (entry.position.words, .left)])
        table.add(["reason", entry.reason.printable])
        table.add(["", entry.sentence.printable])
        table.add(["read at", entry.origin?.words ?? "-"])
        table.add(["appended", Instant(milliseconds: entry.appendTime.milliseconds).description])
        table.add(["key", record.key.map { String(decoding: $0, as: UTF8.self).printable } ?? "-"])
        for header in record.headers where !header.name.starts(with: "deadletter-".utf8) {
            table.add([
                String(decoding: header.name, as: UTF8.self).printable,
                header.value.map { String(decoding: $0, as: UTF8.self).printable } ?? "-",
            ])
        }
        table.add(["value", valueWords.printable])
        return table.lines
    }

    private var valueWords: String {
        guard let value = record.value else { return "none" }
        return showsValue ? Self.words(value) : "\(value.count) bytes (--personal shows them)"
    }

    /// Text as it is; anything else in hexadecimal.
    private static func words(_ value: ArraySlice<UInt8>) -> String {
        if let text = String(validating: value, as: UTF8.self), text == text.printable { return text }
        return value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
