import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Events as the tables of the tests write them.
extension EventPayload {
    static func offer(_ id: String = "offer-1", respondBy: Instant? = hour(48), pool: String = "europe") -> Self {
        .handoffOffered(
            .with {
                $0.handoffID = id
                $0.round = UInt32(id.suffix(1)) ?? 1
                $0.brief.person.country = "DE"
                $0.score = 7_000
                $0.pool = pool
                if let respondBy { $0.respondBy = Google_Protobuf_Timestamp(respondBy) }
            })
    }

    static func accept(_ handoff: String? = nil, by rep: String = "rep-1") -> Self {
        .handoffAccepted(
            .with {
                $0.rep = rep
                if let handoff { $0.handoffID = handoff }
            })
    }

    static func reject(_ handoff: String? = nil, reason: String = "no-budget") -> Self {
        .handoffRejected(
            .with {
                $0.reason = reason
                if let handoff { $0.handoffID = handoff }
            })
    }

    static func assign(_ request: UInt32 = 1, to rep: String = "rep-1") -> Self {
        .leadAssigned(
            .with {
                $0.rep = rep
                $0.pool = "europe"
                $0.request = request
            })
    }

    static func win(_ deal: String = "deal-1", rep: String = "rep-1", units: Int64 = 100) -> Self {
        .saleWon(
            .with {
                $0.dealID = deal
                $0.rep = rep
                $0.amount.currency = "EUR"
                $0.amount.units = units
            })
    }

    /// A sale with as many line items as one may have, of product ids as long as they may be.
    static func largestWin(_ deal: String) -> Self {
        .saleWon(
            .with {
                $0.dealID = deal
                $0.lineItems = (0..<1_000).map { number in
                    .with {
                        $0.product = String(repeating: "p", count: 250) + "\(100_000 + number)"
                        $0.quantityMilli = 1_000
                    }
                }
            })
    }

    static func lose(_ deal: String? = nil) -> Self {
        .saleLost(
            .with {
                if let deal { $0.dealID = deal }
                $0.reason = "price"
            })
    }

    static func reverse(_ deal: String = "deal-1") -> Self {
        .saleReversed(
            .with {
                $0.dealID = deal
                $0.reason = "cancelled"
            })
    }

    static func open(_ deal: String = "deal-1") -> Self { .dealOpened(.with { $0.dealID = deal }) }

    static func call(_ rep: String = "rep-1", next: Instant? = nil) -> Self {
        .outreachAttempted(
            .with {
                $0.rep = rep
                $0.channel = "phone"
                if let next { $0.nextStepAt = Google_Protobuf_Timestamp(next) }
            })
    }

    static func talk(_ rep: String = "rep-1") -> Self { .conversationHeld(.with { $0.rep = rep }) }
    static func source(_ rep: String? = "rep-1") -> Self { .leadSourced(.with { if let rep { $0.rep = rep } }) }
    static func refer(_ rep: String? = nil) -> Self { .leadReferred(.with { if let rep { $0.rep = rep } }) }
    static func claim(_ rep: String = "rep-1") -> Self { .prospectClaimed(.with { $0.rep = rep }) }
    static func suspect(_ neededAt: Instant? = nil, rep: String? = "rep-1") -> Self {
        .suspectIdentified(
            .with {
                if let rep { $0.rep = rep }
                if let neededAt { $0.neededAt = Google_Protobuf_Timestamp(neededAt) }
            })
    }
    static func propose(_ rep: String? = nil) -> Self { .proposalRequested(.with { if let rep { $0.rep = rep } }) }
    static func give(to rep: String) -> Self { .ownerChanged(.with { $0.toRep = rep }) }
    static func convert() -> Self { .leadConverted(.with { $0.orderID = "order-1" }) }
    static func disqualify() -> Self { .leadDisqualified(.with { $0.reason = "opted-out" }) }
    static func alias(of lead: LeadID) -> Self { .leadAliased(.with { $0.lead = lead.description }) }
    static func schedule(_ at: Instant) -> Self {
        .followupScheduled(
            .with {
                $0.rep = "rep-1"
                $0.at = Google_Protobuf_Timestamp(at)
            })
    }
}
