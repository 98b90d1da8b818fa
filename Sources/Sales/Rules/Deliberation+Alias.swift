import LeadEvents

/// Ids that are other names of a lead.
extension Deliberation {
    /// A lead that nothing was heard of becomes another name; one with a history never does so silently.
    mutating func aliased(_ alias: LeadAliased, _ event: LeadEvent) {
        guard let other = LeadID(alias.lead.utf8) else { return refuse(.malformedAlias, event) }
        guard other != id, other != lead.aliasOf else { return }
        guard lead == SalesLead() else { return note(.aliasConflict, event) }
        lead.aliasOf = other
    }
}
