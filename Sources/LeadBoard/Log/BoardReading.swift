package import CloudEvents
package import EventLog
import LeadEvents

/// What a record is to a fold.
enum BoardReading {
    case event(BoardEvent)
    /// Another type or lead, a copy that a worker took into its inbox, or an activity that cannot be used: its worker
    /// dead-letters that.
    case ofNoInterest
    /// A worker's own record that cannot be read: a newer version wrote it.
    case unreadable

    init(_ record: LogRecord, _ role: TopicRole, _ interest: BoardInterest) {
        let envelope = Envelope(record.headers)
        guard let type = envelope.type.flatMap({ EventType(name: $0) }) else {
            self = role == .decisions(role.owner) ? .unreadable : .ofNoInterest
            return
        }
        guard interest.types.contains(type), Catalogue[type].topic(for: role.owner) == role,
            interest.includes(envelope.subject)
        else {
            self = .ofNoInterest
            return
        }
        guard let decoded = try? EventCodec.decode(envelope, value: record.value, key: record.key),
            decoded.team == role.owner || Catalogue[type].owner == .worker
        else {
            self = Catalogue[type].kind == .decision ? .unreadable : .ofNoInterest
            return
        }
        self = .event(BoardEvent(decoded, record, role, agreement: envelope.agreementVersion))
    }
}

extension BoardInterest {
    fileprivate func includes(_ subject: ArraySlice<UInt8>?) -> Bool {
        guard let leads else { return true }
        return subject.flatMap { LeadID($0) }.map(leads.contains) ?? false
    }
}

extension BoardEvent {
    fileprivate init(_ decoded: DecodedEvent, _ record: LogRecord, _ role: TopicRole, agreement: UInt32?) {
        var event = decoded.event
        if !decoded.hasTime { event.time = Instant(milliseconds: record.appendTime.milliseconds) }
        var lead: LeadID?
        if case .lead(let id) = decoded.key { lead = id }
        self.init(
            event: event, lead: lead, team: role.owner,
            position: RecordPosition(record.source, record.offset), appendTime: record.appendTime,
            agreement: Catalogue[event.type].kind == .decision ? agreement : nil)
    }
}

extension Envelope {
    /// The attributes in a record's headers.
    package init(_ headers: RecordHeaders) {
        self.init()
        for header in headers { take(name: header.name, value: header.value) }
    }

    /// `nil` where there is none, or no number.
    var agreementVersion: UInt32? { agreement.flatMap { UInt32(String(decoding: $0, as: UTF8.self)) } }
}
