import CloudEvents
package import EventLog
package import LeadEvents

/// Which records of a stretch are meant; at first all.
package struct RecordFilter: Sendable, Hashable {
    /// Those about this lead, by key or subject.
    package var lead: LeadID?
    /// Empty: every type, and what has none.
    package var types: Set<EventType> = []
    /// All have to hold.
    package var conditions: [FieldCondition] = []
    /// What people and systems report: no copies of decisions, no ticks, nothing that is no event.
    package var activitiesOnly = false

    package init() {}

    package func passes(_ record: LogRecord) -> Bool {
        guard lead != nil || !types.isEmpty || !conditions.isEmpty || activitiesOnly else { return true }
        let event = OpenedEvent(record)
        if let lead, !isAbout(lead, event, record.key) { return false }
        if !types.isEmpty, event.type.map({ !types.contains($0) }) ?? true { return false }
        if activitiesOnly, event.type.map({ !Catalogue[$0].isPublishable }) ?? true { return false }
        return conditions.allSatisfy { $0.holds(of: event, key: record.key) }
    }

    private func isAbout(_ lead: LeadID, _ event: OpenedEvent, _ key: ArraySlice<UInt8>?) -> Bool {
        let text = lead.uuid.text
        if key?.elementsEqual(text) ?? false || event.envelope.subject?.elementsEqual(text) ?? false { return true }
        // In an ingress the lead may follow from the identities alone.
        guard key == nil, event.envelope.subject == nil, case .lead(lead) = event.decoded?.key else { return false }
        return true
    }

    /// The filter in words, always the same for the same filter.
    var words: String {
        let conditions = conditions.map { "\($0.name)=\($0.value)" }
        return "\(lead.map { $0.description } ?? "") \(types.map(\.name).sorted()) \(conditions) \(activitiesOnly)"
    }
}
