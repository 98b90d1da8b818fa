import CloudEvents
import LeadEvents

/// Ids that are other names of a lead.
extension Deliberation {
    /// A lead that nothing was heard of becomes another name; one with a history never does so silently.
    mutating func aliased(_ alias: LeadAliased) {
        guard let other = LeadID(alias.lead.utf8) else { return refuse(.malformedAlias) }
        guard other != id, other != lead.aliasOf else { return }
        guard lead == MarketingLead() else { return note(.aliasConflict) }
        lead.aliasOf = other
    }

    /// Makes the names that were not known before other names of this lead, so that events under them find it.
    mutating func alias(_ names: IdentityNames, knownBefore known: IdentityNames) {
        for name in names.names where !known.names.contains(name) {
            let other = name.leadID(in: namespace)
            guard other != id else { continue }
            var payload = LeadAliased()
            payload.lead = id.description
            payload.identityKind = name.kind.rawValue
            decide(.leadAliased(payload), subject: id.description, lead: other)
        }
    }
}

extension Brief {
    /// The names that the lead goes by.
    var names: IdentityNames { IdentityNames(identities, person: hasPerson ? person : nil) }
}
