import CloudEvents
package import EventLog
package import LeadEvents

extension BoardEvent {
    /// Decodes a record of a topic.
    ///
    /// - Returns: `nil` for what is none of the fold's business: another type or lead, a copy that a worker took into its
    ///   inbox, the wrong team's event, and what cannot be used; the worker dead-letters that.
    package init?(_ record: LogRecord, _ role: TopicRole, _ interest: BoardInterest) {
        let envelope = Envelope(record.headers)
        guard let type = envelope.type.flatMap({ EventType(name: $0) }), interest.types.contains(type),
            Catalogue[type].topic(for: role.owner) == role
        else { return nil }
        if let leads = interest.leads {
            guard let lead = envelope.subject.flatMap({ LeadID($0) }), leads.contains(lead) else { return nil }
        }
        guard let decoded = try? EventCodec.decode(envelope, value: record.value, key: record.key),
            decoded.team == role.owner || Catalogue[type].owner == .worker
        else { return nil }
        self.init(decoded, record, role, agreement: envelope.agreementVersion)
    }

    private init(_ decoded: DecodedEvent, _ record: LogRecord, _ role: TopicRole, agreement: UInt32?) {
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
    init(_ headers: RecordHeaders) {
        self.init()
        for header in headers { take(name: header.name, value: header.value) }
    }

    /// `nil` where there is none, or no number.
    var agreementVersion: UInt32? { agreement.flatMap { UInt32(String(decoding: $0, as: UTF8.self)) } }
}
