package import CloudEvents
package import EventLog

/// What was done with a dead letter. Kept in the changelog of the desk, under the letter's place.
package struct LetterFate: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case redriven, discarded }

    package let letter: RecordPosition
    package let kind: Kind
    package let time: Instant
    /// Why it was discarded; empty for a redrive.
    package let reason: String

    private static let kindHeader = "letter-fate"
    private static let timeHeader = "letter-time"
    private static let reasonHeader = "letter-reason"

    package init(_ letter: RecordPosition, _ kind: Kind, at time: Instant, reason: String = "") {
        self.letter = letter
        self.kind = kind
        self.time = time
        self.reason = reason
    }

    /// `nil` for a record that says nothing of a letter.
    init?(_ record: LogRecord) {
        guard record.value != nil, let key = record.key,
            let letter = RecordPosition(words: String(decoding: key, as: UTF8.self)),
            let kind = record.text(Self.kindHeader).flatMap({ Kind(rawValue: $0) }),
            let time = record.text(Self.timeHeader).flatMap({ Int64($0) })
        else { return nil }
        self.init(
            letter, kind, at: Instant(milliseconds: time), reason: record.text(Self.reasonHeader) ?? "")
    }

    /// The same of a letter that lies elsewhere now.
    func moved(to place: RecordPosition) -> LetterFate { LetterFate(place, kind, at: time, reason: reason) }

    func record(_ changelog: TopicName) -> OutgoingRecord {
        var headers = RecordHeaders()
        headers.append(name: Self.kindHeader, value: kind.rawValue)
        headers.append(name: Self.timeHeader, value: String(time.milliseconds))
        headers.append(name: Self.reasonHeader, value: reason)
        return OutgoingRecord(
            topic: changelog, partition: letter.place.partition, headers: headers, key: Array(letter.words.utf8)[...],
            value: [])
    }
}
