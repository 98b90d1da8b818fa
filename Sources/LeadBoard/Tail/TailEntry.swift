package import CloudEvents
package import EventLog
package import LeadEvents

/// One record of a stream as `tail` shows it.
package struct TailEntry: Sendable {
    package enum Content: Sendable {
        case event(LeadEvent, LeadID?)
        case deadLetter(DeadLetterEntry)
        /// The record holds no event that can be used.
        case unusable(EventFault)
    }

    package let position: RecordPosition
    package let appendTime: AppendTime
    package let envelope: Envelope
    package let content: Content
    /// Whether a worker took it into its inbox from the other team's decisions.
    package let isCopy: Bool

    /// - Parameters:
    ///   - role: of the topic; `nil`: it is none of the installation's, and holds events.
    ///   - namespace: derives the lead of an event that names none from its identities; `nil`: it has to name it.
    package init(_ record: LogRecord, _ role: TopicRole?, namespace: UUIDValue? = nil) {
        position = RecordPosition(record.source, record.offset)
        appendTime = record.appendTime
        let value: ArraySlice<UInt8>?
        (envelope, value) = Envelope(record.headers).opened(record.value)
        if case .deadLetters(let team) = role {
            content = .deadLetter(DeadLetterEntry(record, team: team))
            isCopy = false
            return
        }
        do {
            let decoded = try EventCodec.decode(
                envelope, value: value, key: record.key, namespace: namespace)
            var event = decoded.event
            if !decoded.hasTime { event.time = Instant(milliseconds: record.appendTime.milliseconds) }
            var lead: LeadID?
            if case .lead(let id) = decoded.key { lead = id }
            content = .event(event, lead)
            if case .inbox = role { isCopy = Catalogue[event.type].kind == .decision } else { isCopy = false }
        } catch {
            content = .unusable(error)
            isCopy = false
        }
    }
}
