import CloudEvents
import LeadEvents

/// Ids that are other names of a lead.
extension Deliberation {
    /// A lead that nothing was heard of becomes another name; one with a history never does so silently. What only waited
    /// here, because sales knows the lead by this name, is handed on to the lead that is meant.
    mutating func aliased(_ alias: LeadAliased, _ event: LeadEvent) {
        guard let other = LeadID(alias.lead.utf8) else { return refuse(.malformedAlias, event) }
        guard other != id, other != lead.aliasOf else { return }
        let waiting = lead.waiting
        lead.waiting = []
        guard lead == SalesLead() else {
            lead.waiting = waiting
            return note(.aliasConflict, event)
        }
        for activity in waiting { handOn(activity.event, to: other) }
        lead.aliasOf = other
    }

    /// Makes the ids that follow from the lead's identities other names of it, each once: an activity of sales that knows the
    /// lead by another identity finds it then.
    mutating func nameOthers(_ names: IdentityNames) {
        for (kind, other) in names.leadIDs(in: namespace) where other != id {
            let hash = UInt32(truncatingIfNeeded: other.uuid.high >> 32)
            guard !lead.otherNames.contains(hash), lead.otherNames.count < SalesLead.otherNamesLimit else { continue }
            lead.otherNames.append(hash)
            lead.otherNames.sort()
            var payload = LeadAliased()
            payload.lead = id.description
            payload.identityKind = kind.rawValue
            decide(.leadAliased(payload), subject: id.description, lead: other)
        }
    }
}
