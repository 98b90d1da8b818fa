import LeadEvents

/// Where a lead stands, both teams' views together.
package enum LeadStage: String, Sendable, CaseIterable {
    /// Somebody who may need something later.
    case suspect
    /// Known to marketing, not ready for sales yet.
    case captured
    /// Ready; the offer waits for missing fields or for a rest to end.
    case qualified
    /// Offered to sales, which has not answered yet.
    case offered
    /// With sales; a rep works on it, or it waits for one.
    case working
    /// A deal is open.
    case opportunity
    case won
    case lost
    /// Given back by sales; marketing has not taken it up again yet.
    case returned
    /// Back with marketing.
    case recycled
    /// Given up by marketing.
    case disqualified
    /// Bought by itself.
    case selfServe

    /// Whether a rep has something to do.
    var needsRep: Bool {
        switch self {
        case .offered, .working, .opportunity: true
        case .suspect, .captured, .qualified, .won, .lost, .returned, .recycled, .disqualified, .selfServe: false
        }
    }
}

extension LeadStage {
    /// `nil` for a stage that says nothing.
    init?(_ stage: SalesStage) {
        switch stage {
        case .suspect: self = .suspect
        case .offered: self = .offered
        case .working: self = .working
        case .opportunity: self = .opportunity
        case .won: self = .won
        case .lost: self = .lost
        case .returned: self = .returned
        case .unspecified, .UNRECOGNIZED: return nil
        }
    }
}
