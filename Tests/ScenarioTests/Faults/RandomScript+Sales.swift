import LeadEvents
import SampleHistory
import SeededRandom
import SwiftProtobuf

/// What sales reports, whether it makes sense or not.
extension RandomScript {
    func sales(_ random: inout SplitMix64) -> EventPayload {
        let rep = "rep-\(Int.random(in: 0..<3, using: &random))"
        let deal = "deal-\(Int.random(in: 0..<2, using: &random))"
        let handoff = Int.random(in: 0..<12, using: &random) == 0 ? "f47ac10b-58cc-4372-a567-0e02b2c3d479" : nil
        switch Int.random(in: 0..<(content == .anything ? 22 : 16), using: &random) {
        case 0, 1, 2, 3:
            return .handoffAccepted(
                .with {
                    $0.rep = rep
                    if let handoff { $0.handoffID = handoff }
                })
        case 4, 5:
            return .handoffRejected(
                .with {
                    $0.reason = "no-budget"
                    if let handoff { $0.handoffID = handoff }
                })
        case 6:
            return .ownerChanged(
                .with {
                    $0.toRep = rep
                    $0.by = "manager-1"
                })
        case 7, 8:
            return .outreachAttempted(
                .with {
                    $0.rep = rep
                    $0.channel = "phone"
                })
        case 9:
            return .conversationHeld(
                .with {
                    $0.rep = rep
                    $0.channel = "phone"
                })
        case 10: return .dealOpened(.with { $0.dealID = deal })
        case 11, 12:
            return .saleWon(
                .with {
                    $0.dealID = deal
                    $0.rep = rep
                    $0.amount.currency = "EUR"
                    $0.amount.units = 100
                })
        case 13: return .saleLost(.with { $0.reason = "price" })
        case 14:
            return .saleLost(
                .with {
                    $0.dealID = deal
                    $0.reason = "price"
                })
        case 15:
            return .saleReversed(
                .with {
                    $0.dealID = deal
                    $0.reason = "cancelled"
                })
        default: return unasked(rep, &random)
        }
    }

    /// Leads of sales' own, and retractions.
    private func unasked(_ rep: String, _ random: inout SplitMix64) -> EventPayload {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            return .leadSourced(
                .with {
                    $0.rep = rep
                    $0.how = "field"
                })
        case 1: return .prospectClaimed(.with { $0.rep = rep })
        case 2: return .proposalRequested(ProposalRequested())
        case 3: return .suspectIdentified(.with { $0.rep = rep })
        case 4:
            return .activityRetracted(
                .with {
                    $0.activity = events.randomElement(using: &random)?.reference ?? EventReference()
                    $0.reason = "mistyped"
                })
        default: return .leadReferred(.with { $0.rep = rep })
        }
    }
}
