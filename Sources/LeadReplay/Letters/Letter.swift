import CloudEvents
package import EventLog
import LeadEvents
import StreamWorker

/// A dead letter: a record that a worker could not use, and where it was read.
package struct Letter: Sendable {
    /// As it lies in the dead letters.
    package let record: LogRecord
    package let reason: String
    /// Where the original was read; `nil` where the letter does not say.
    package let origin: RecordPosition?
    /// When the original was appended there.
    package let originTime: AppendTime
    /// The key that its events are ordered by, a lead's id for most; `nil` where it cannot be told.
    package let key: String?
    /// What the event says of its time; `nil`: it says nothing.
    let time: Instant?
    /// Whether the original was too large to be kept.
    let isCut: Bool

    package var position: RecordPosition { record.position }

    package init(_ record: LogRecord) {
        self.record = record
        reason = record.text(DeadLetterHeader.reason) ?? ""
        origin = record.text(DeadLetterHeader.position).flatMap { RecordPosition(words: $0) }
        let appended = record.text(DeadLetterHeader.appendTime).flatMap { Int64($0) }
        originTime = appended.map { AppendTime(milliseconds: $0) } ?? record.appendTime
        isCut = record.text(DeadLetterHeader.omitted) != nil
        let event = OpenedEvent(record)
        let bytes = event.decoded?.key.bytes ?? record.key ?? event.envelope.subject
        key = bytes.map { String(decoding: $0, as: UTF8.self) }
        if case .at(let instant) = event.envelope.time { time = instant } else { time = nil }
    }

    /// The original's headers: those that the worker put beside them are left out, and so are an earlier redrive's and a copy's.
    var originalHeaders: RecordHeaders {
        var headers = RecordHeaders()
        for header in record.headers
        where !header.name.starts(with: DeadLetterHeader.prefix.utf8)
            && ![Redrive.header, CopyMark.header].contains(where: { header.name.elementsEqual($0.utf8) })
        {
            headers.append(name: header.name, value: header.value)
        }
        return headers
    }
}
