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

    /// Each thing that is asked for by itself, in words; to find what nothing fits.
    package var parts: [(words: String, filter: RecordFilter)] {
        var parts: [(words: String, filter: RecordFilter)] = []
        func add(_ words: String, _ change: (inout RecordFilter) -> Void) {
            var part = RecordFilter()
            change(&part)
            parts.append((words, part))
        }
        if let lead { add("is about lead \(lead)") { $0.lead = lead } }
        if !types.isEmpty {
            let names = types.map(\.shortName).sorted().joined(separator: " or ")
            add("has the type \(names)") { $0.types = types }
        }
        for condition in conditions { add("has this \(condition.name)") { $0.conditions = [condition] } }
        if activitiesOnly { add("is an activity") { $0.activitiesOnly = true } }
        return parts
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
