import LeadEvents

/// Whether a capture belongs in a funnel of revenue.
enum FunnelRelevance: UInt8, Sendable {
    case counts
    /// Reported as a test: as if it never happened.
    case test
    /// A candidate or a partner.
    case otherKind

    init(kind: LeadKind, isTest: Bool) {
        switch kind {
        case _ where isTest: self = .test
        case .unspecified, .customer: self = .counts
        case .candidate, .partner, .UNRECOGNIZED: self = .otherKind
        }
    }
}
