package import CloudEvents
package import LeadEvents

/// Finds every name of one lead from what is about its names alone: a name comes from something that was said about the lead.
///
/// Shown the log again for the names that the last time brought, until ``widen()`` says that there are none.
package struct KinFold: BoardFold {
    private var aliases = Aliases()
    private let namespace: UUIDValue
    private let lead: LeadID
    /// Looked for now.
    private var wanted: Set<LeadID>
    private var seen: Set<LeadID>
    private var mentioned: Set<LeadID> = []

    /// - Parameter namespace: of the installation, as the workers have it.
    package init(of lead: LeadID, namespace: UUIDValue = LeadID.defaultNamespace) {
        self.lead = lead
        self.namespace = namespace
        (wanted, seen) = ([lead], [lead])
    }

    package var interest: BoardInterest {
        BoardInterest(types: IdentityFold.types, deadLetters: [], leads: wanted)
    }

    package mutating func take(_ event: BoardEvent) {
        guard let name = event.lead, wanted.contains(name) else { return }
        if case .leadAliased(let alias) = event.event.payload {
            aliases.take(event)
            if let owner = LeadID(alias.lead.utf8) { mentioned.insert(owner) }
        } else {
            mentioned.formUnion(IdentityFold.names(in: event.event.payload).leadIDs(in: namespace).map(\.lead))
        }
    }

    /// Turns to the names that came up since the last time.
    ///
    /// - Returns: whether there are any.
    package mutating func widen() -> Bool {
        wanted = mentioned.subtracting(seen)
        seen.formUnion(wanted)
        mentioned = []
        return !wanted.isEmpty
    }

    /// The lead that the id names.
    package var owner: LeadID { aliases.owner(of: lead) }

    /// Other ids of that lead, sorted.
    package var names: [LeadID] { aliases.names(of: owner) }
}
