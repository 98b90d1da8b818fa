import CloudEvents
package import EventLog
package import LeadEvents

extension DeadLetterEntry {
    /// Reads a record of a team's dead letters. Total: what a header does not say stays empty.
    package init(_ record: LogRecord, team: Team) {
        let envelope = Envelope(record.headers)
        func text(_ name: String) -> String? {
            record.headers.first(name).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        }
        self.init(
            position: RecordPosition(record.source, record.offset), appendTime: record.appendTime, team: team,
            reason: text(DeadLetterHeader.reason) ?? "", sentence: text(DeadLetterHeader.sentence) ?? "",
            origin: text(DeadLetterHeader.position).flatMap { RecordPosition(words: $0) },
            type: envelope.type.map { String(decoding: $0, as: UTF8.self) },
            subject: envelope.subject.flatMap { LeadID($0)?.description },
            valueBytes: record.value?.count ?? 0)
    }
}
