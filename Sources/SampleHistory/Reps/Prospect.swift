import LeadEvents

/// What reps know of a lead from what they heard: how likely it is to buy, and what it wants to be.
struct Prospect: Sendable {
    /// Of a thousand such leads that a rep takes over, how many buy.
    let winRate: Int64
    let kind: LeadKind

    static let unknown = Prospect(winRate: 150, kind: .customer)

    private init(winRate: Int64, kind: LeadKind) {
        self.winRate = winRate
        self.kind = kind
    }

    /// `nil` for events that say nothing about that.
    init?(_ payload: EventPayload) {
        switch payload {
        case .leadCaptured(let captured):
            let channel = Channel(rawValue: captured.origin.channel)
            let eager: Int64 = captured.contactRequested ? 40 : 0
            self.init(winRate: (channel?.winRate ?? Self.unknown.winRate) + eager, kind: captured.kind)
        case .leadSourced: self.init(winRate: 170, kind: .customer)
        case .leadReferred: self.init(winRate: 380, kind: .customer)
        case .proposalRequested: self.init(winRate: 450, kind: .customer)
        case .suspectIdentified: self.init(winRate: 210, kind: .customer)
        default: return nil
        }
    }
}
