import CloudEvents
package import EventLog
package import LeadEvents

extension DeadLetterEntry {
    /// Headers that a worker puts beside the original's own.
    package enum Header {
        package static let reason = "deadletter-reason"
        package static let sentence = "deadletter-sentence"
        /// Topic, partition and offset of the original, with slashes between.
        package static let position = "deadletter-position"
        /// What of the original was too large to be kept; only where something was.
        static let omitted = "deadletter-omitted"
    }

    /// Reads a record of a team's dead letters. Total: what a header does not say stays empty.
    package init(_ record: LogRecord, team: Team) {
        let envelope = Envelope(record.headers)
        func text(_ name: String) -> String? {
            record.headers.first(name).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        }
        self.init(
            position: RecordPosition(record.source, record.offset), appendTime: record.appendTime, team: team,
            reason: text(Header.reason) ?? "", sentence: text(Header.sentence) ?? "",
            origin: text(Header.position).flatMap { RecordPosition(words: $0) },
            type: envelope.type.map { String(decoding: $0, as: UTF8.self) },
            subject: envelope.subject.flatMap { LeadID($0)?.description },
            valueBytes: record.value?.count ?? 0)
    }
}
