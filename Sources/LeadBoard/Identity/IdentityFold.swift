package import CloudEvents
package import LeadEvents

/// Which leads a name stands for. Names are kept as the ids that follow from them, never as they are written.
package struct IdentityFold: BoardFold {
    /// Id that follows from an identity, and the leads whose events carried it.
    private var carriers: [LeadID: Set<LeadID>] = [:]
    private var aliases = Aliases()
    private let namespace: UUIDValue

    /// - Parameter namespace: of the installation; only that it is always the same matters here.
    package init(namespace: UUIDValue = LeadID.defaultNamespace) { self.namespace = namespace }

    /// Types whose events say names of their lead.
    static let types = Aliases.types.union([
        .leadCaptured, .leadSourced, .leadReferred, .suspectIdentified, .proposalRequested, .leadEnriched, .leadUpdated,
        .identityLinked,
    ])

    package var interest: BoardInterest { BoardInterest(types: Self.types, deadLetters: []) }

    package mutating func take(_ event: BoardEvent) {
        guard let lead = event.lead else { return }
        if case .leadAliased = event.event.payload { return aliases.take(event) }
        for (_, name) in Self.names(in: event.event.payload).leadIDs(in: namespace) {
            carriers[name, default: []].insert(lead)
        }
    }

    /// What the event brings, and what it says of a person who is known already: people look for both.
    static func names(in payload: EventPayload) -> IdentityNames {
        switch payload {
        case .leadEnriched(let event): IdentityNames([], person: event.person)
        case .leadUpdated(let event): IdentityNames([], person: event.person)
        case .identityLinked(let event): IdentityNames([event.identity])
        default: IdentityNames(payload)
        }
    }

    /// The leads that an e-mail address stands for, sorted; empty where it is unknown, or none.
    package func leads(withEmail email: String) -> [LeadID] {
        guard let name = IdentityName(email: email)?.leadID(in: namespace) else { return [] }
        return Set((carriers[name] ?? []).map { aliases.owner(of: $0) }).sorted()
    }

    /// The lead that this id names.
    package func owner(of name: LeadID) -> LeadID { aliases.owner(of: name) }

    /// Other ids of the lead, sorted.
    package func names(of lead: LeadID) -> [LeadID] { aliases.names(of: lead) }
}
