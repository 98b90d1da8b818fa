import CloudEvents
import LeadEvents
import SwiftProtobuf

/// What sales decided. These change where the lead stands, never its score.
extension Deliberation {
    /// Sales brought these leads in itself.
    private static let sourcing: Set<String> = ["sourced", "referred", "fast-tracked", "claimed"]

    mutating func transferred(_ transfer: AccountabilityTransferred) {
        switch transfer.to {
        case .sales:
            if lead.capturedAt == nil, Self.sourcing.contains(transfer.reason) { lead.marks.insert(.salesSourced) }
            if lead.standing != .customer { goToSales() }
        case .marketing:
            let isUndone = transfer.reason == "reversed" && !lead.marks.contains(.purchased)
            guard lead.standing == .withSales || (lead.standing == .customer && isUndone) else { return }
            rest()
        case .unspecified, .UNRECOGNIZED: return
        }
    }

    mutating func returned(_ answer: HandoffReturned) {
        guard answers(answer.handoffID) else { return }
        comeBack(.returned, reason: answer.reason, subject: "returned \(answer.handoffID)")
    }

    mutating func expired(_ expiry: HandoffExpired) {
        guard answers(expiry.handoffID) else { return }
        comeBack(.expired, subject: "expired \(expiry.handoffID)")
    }

    mutating func exhausted() {
        guard isOut else { return }
        comeBack(.exhausted, subject: "exhausted \(causeSubject)")
    }

    mutating func closed(_ deal: DealClosed) {
        switch deal.outcome {
        case .won:
            let closedAt = deal.hasClosedAt ? deal.closedAt.instant : time
            lead.wonAt = min(lead.wonAt ?? closedAt, closedAt)
            becomeCustomer()
            compareClosing()
        case .lost: lost(deal)
        case .reversed: reversed(deal)
        case .unspecified, .UNRECOGNIZED: return
        }
    }

    /// One deal of several says nothing about the lead.
    private mutating func lost(_ deal: DealClosed) {
        guard deal.stage == .lost else { return }
        switch lead.standing {
        case .customer, .disqualified: return
        case .resting: if lead.marks.contains(.recycled) { return }
        case .unknown, .nurturing, .withSales: break
        }
        guard agreement.recycling.afterLoss else { return goToSales() }
        comeBack(.lost, reason: deal.hasReason ? deal.reason : nil, subject: "lost \(causeSubject)")
    }

    /// Who bought something else as well, or by itself, stays a customer.
    private mutating func reversed(_ deal: DealClosed) {
        guard lead.standing == .customer, !lead.marks.contains(.purchased) else { return }
        switch deal.stage {
        case .won: return
        // Sales has given it back since.
        case .returned: rest()
        case .suspect, .offered, .working, .opportunity, .lost, .unspecified, .UNRECOGNIZED: goToSales()
        }
    }

    private mutating func goToSales() {
        lead.standing = .withSales
        lead.offer = .none
        lead.reasons = []
        lead.restsUntil = nil
        lead.marks.remove(.recycled)
    }
}

// MARK: - Coming back

extension Deliberation {
    /// Whether sales has the lead or an offer of it, or gave it back without saying yet what for.
    private var isOut: Bool {
        switch lead.standing {
        case .withSales: true
        case .resting: !lead.marks.contains(.recycled)
        case .unknown, .nurturing: lead.offer == .open
        case .customer, .disqualified: false
        }
    }

    /// Whether this is an answer to the offer of the current round. One to an earlier round comes late and changes nothing.
    private mutating func answers(_ handoff: String) -> Bool {
        if lead.round > 0, handoff == DecisionID.handoff(of: id, round: lead.round).description { return isOut }
        let earlier = (1..<max(lead.round, 1)).contains { DecisionID.handoff(of: id, round: $0).description == handoff }
        if !earlier { note(.unknownHandoff) }
        return false
    }

    private mutating func comeBack(_ cause: LeadRecycled.Cause, reason: String? = nil, subject: String) {
        rest()
        lead.marks.insert(.recycled)
        let isLast = lead.round >= agreement.recycling.maximumRounds
        var payload = LeadRecycled()
        if lead.round > 0 { payload.handoffID = DecisionID.handoff(of: id, round: lead.round).description }
        payload.cause = cause
        if let reason { payload.reason = reason }
        if let until = lead.restsUntil, !isLast { payload.restUntil = Google_Protobuf_Timestamp(until) }
        payload.round = lead.round
        decide(.leadRecycled(payload), subject: subject)
        if isLast { giveUp(.roundLimit, subject: "\(DisqualificationReason.roundLimit.rawValue) \(subject)") }
    }

    /// From the time that sales decided it, so that it does not matter when that was read.
    private mutating func rest() {
        lead.standing = .resting
        lead.offer = .none
        lead.reasons = []
        lead.marks.remove(.recycled)
        lead.returnedAt = time
        lead.asked.forget(until: time)
        lead.restsUntil = time.advanced(byMilliseconds: agreement.recycling.restFor)
    }
}
