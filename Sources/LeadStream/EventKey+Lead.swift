package import LeadEvents

extension EventKey {
    /// The lead; `nil` for anything else.
    package var lead: LeadID? {
        guard case .lead(let lead) = self else { return nil }
        return lead
    }
}
