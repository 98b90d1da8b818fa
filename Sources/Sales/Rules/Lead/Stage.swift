import LeadEvents

/// Where a lead stands with sales. The raw values are kept in state and never change.
package enum Stage: UInt8, CaseIterable, Sendable {
    /// Sales never heard of it.
    case unknown = 0
    /// Somebody who may need something later.
    case suspect = 1
    /// Offered by marketing, not yet answered.
    case offered = 2
    /// Taken over; a rep works on it.
    case working = 3
    /// A deal is open.
    case opportunity = 4
    case won = 5
    case lost = 6
    /// Given back to marketing.
    case returned = 7

    /// As `stage.changed` says it.
    var message: SalesStage {
        switch self {
        case .unknown: .unspecified
        case .suspect: .suspect
        case .offered: .offered
        case .working: .working
        case .opportunity: .opportunity
        case .won: .won
        case .lost: .lost
        case .returned: .returned
        }
    }
}

/// Who is accountable for a lead. The raw values are kept in state and never change.
package enum Accountable: UInt8, CaseIterable, Sendable {
    /// Neither team knows the lead yet.
    case nobody = 0
    case marketing = 1
    case sales = 2

    var team: Team {
        switch self {
        case .nobody: .unspecified
        case .marketing: .marketing
        case .sales: .sales
        }
    }
}
