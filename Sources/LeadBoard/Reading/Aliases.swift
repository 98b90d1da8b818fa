import LeadEvents

/// Which leads are only other names of others.
struct Aliases: Sendable {
    private var owners: [LeadID: LeadID] = [:]

    static let types: Set<EventType> = [.leadAliased]

    mutating func take(_ event: BoardEvent) {
        guard case .leadAliased(let alias) = event.event.payload, let name = event.lead,
            let owner = LeadID(alias.lead.utf8), owner != name
        else { return }
        // The first owner stays; a second one is an anomaly and merges nothing.
        if owners[name] == nil { owners[name] = owner }
    }

    var isEmpty: Bool { owners.isEmpty }

    /// The lead behind a name; at most 8 steps, so that a circle ends.
    func owner(of name: LeadID) -> LeadID {
        var lead = name
        for _ in 0..<8 {
            guard let next = owners[lead] else { return lead }
            lead = next
        }
        return lead
    }

    /// Every name of the lead beside its own, sorted.
    func names(of lead: LeadID) -> [LeadID] {
        owners.keys.filter { $0 != lead && owner(of: $0) == lead }.sorted()
    }
}
