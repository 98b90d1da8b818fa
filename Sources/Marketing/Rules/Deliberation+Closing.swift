import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Why marketing gives a lead up.
enum DisqualificationReason: String, Sendable {
    case test
    case roundLimit = "round-limit"
}

/// How a lead's way ends.
extension Deliberation {
    mutating func giveUp(_ reason: DisqualificationReason, subject: String) {
        lead.restsUntil = nil
        lead.offer = .none
        lead.reasons = []
        if lead.standing != .customer, lead.standing != .withSales { lead.standing = .disqualified }
        var payload = LeadDisqualified()
        payload.reason = reason.rawValue
        decide(.leadDisqualified(payload), subject: subject)
    }

    /// The lead bought by itself: a customer, whatever sales was doing. Further orders change nothing.
    mutating func purchased(_ purchase: PurchaseCompleted) {
        guard concernsLead(isTest: purchase.isTest) else { return }
        if purchase.hasOrigin { touch(purchase.origin) }
        guard lead.marks.insert(.purchased).inserted else { return }
        becomeCustomer()
        var payload = LeadConverted()
        payload.orderID = purchase.orderID
        if purchase.hasAmount { payload.amount = purchase.amount }
        payload.lineItems = purchase.lineItems
        if purchase.hasCampaign { payload.campaign = purchase.campaign }
        decide(.leadConverted(payload), subject: "order \(purchase.orderID)")
    }

    mutating func becomeCustomer() {
        lead.standing = .customer
        lead.offer = .none
        lead.reasons = []
        lead.restsUntil = nil
        lead.marks.remove(.recycled)
    }

    /// Notes once that a deal was won before the first recorded contact, whichever of the two was read first.
    mutating func compareClosing() {
        guard let wonAt = lead.wonAt, let capturedAt = lead.capturedAt, wonAt < capturedAt,
            lead.marks.insert(.closedEarlyNoted).inserted
        else { return }
        note(.closedBeforeCaptured, subject: Anomaly.closedBeforeCaptured.rawValue)
    }
}
