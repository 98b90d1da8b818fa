package import CloudEvents
package import LeadEvents

/// An activity that waits for the offer that it answers or works on.
package struct WaitingActivity: Sendable, Hashable {
    package var event: LeadEvent
    /// When it waits no longer.
    package var until: Instant

    package init(event: LeadEvent, until: Instant) {
        self.event = event
        self.until = until
    }

    /// What can wait. The raw values are kept in state and never change.
    enum Kind: UInt8, CaseIterable {
        case accepted = 1
        case rejected = 2
        case outreach = 3
        case conversation = 4
        case meeting = 5
        case followUp = 6
        case ownerChange = 7
        case dealOpened = 8
        case won = 9
        case lost = 10
        case reversed = 11

        var type: EventType {
            switch self {
            case .accepted: .handoffAccepted
            case .rejected: .handoffRejected
            case .outreach: .outreachAttempted
            case .conversation: .conversationHeld
            case .meeting: .meetingHeld
            case .followUp: .followupScheduled
            case .ownerChange: .ownerChanged
            case .dealOpened: .dealOpened
            case .won: .saleWon
            case .lost: .saleLost
            case .reversed: .saleReversed
            }
        }

        init?(_ type: EventType) {
            guard let kind = Self.allCases.first(where: { $0.type == type }) else { return nil }
            self = kind
        }
    }
}
