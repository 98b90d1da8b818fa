package import LeadEvents

/// Which records `tail` shows.
package struct TailFilter: Sendable, Hashable {
    /// Empty: every type, and what has none.
    package var types: Set<EventType> = []
    /// `nil`: every lead, and what is about none.
    package var lead: LeadID?
    package var showsCopies = false

    package init() {}

    package func shows(_ entry: TailEntry) -> Bool {
        if entry.isCopy && !showsCopies { return false }
        guard !types.isEmpty || lead != nil else { return true }
        switch entry.content {
        case .event(let event, let about):
            return (types.isEmpty || types.contains(event.type)) && (lead == nil || lead == about)
        case .deadLetter(let letter):
            let type = letter.type.flatMap { EventType(name: $0.utf8) }
            let about = letter.subject.flatMap { LeadID($0.utf8) }
            return (types.isEmpty || type.map(types.contains) ?? false) && (lead == nil || lead == about)
        case .unusable: return false
        }
    }
}
