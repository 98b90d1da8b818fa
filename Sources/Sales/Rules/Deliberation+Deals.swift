import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Opportunities, and what becomes of them.
extension Deliberation {
    mutating func opened(_ deal: DealOpened, _ event: LeadEvent) {
        if lead.stage == .unknown { return wait(event) }
        if let status = lead.deals[deal.dealID] {
            if status != .open { refuse(.dealClosed, event) }
            return
        }
        lead.deals.set(deal.dealID, to: .open)
        switch lead.stage {
        case .unknown, .opportunity, .won: return
        case .working: move(to: .opportunity)
        // A deal needs no acceptance before; the offer stays open for a late one, but does not expire.
        case .offered:
            transfer(to: .sales, because: .bypass)
            move(to: .opportunity, skipping: "accepted")
        case .suspect, .lost, .returned:
            if deal.hasRep, lead.owner == nil { lead.owner = deal.rep }
            transfer(to: .sales, because: .bypass)
            move(to: .opportunity, skipping: "working")
            request(preferring: lead.owner.map { ($0, .sourced) })
        }
    }

    /// Never refused: a purchase is a purchase, whatever was left out on the way to it. Once sales knows the lead it
    /// counts as soon as it is read, also where another offer is under way.
    mutating func won(_ sale: SaleWon, _ event: LeadEvent) {
        if lead.stage == .unknown { wait(event) } else { win(sale, event) }
    }

    mutating func win(_ sale: SaleWon, _ event: LeadEvent) {
        guard lead.deals[sale.dealID] != .won else { return note(.wonTwice, event) }
        lead.deals.set(sale.dealID, to: .won)
        var payload = DealClosed()
        payload.dealID = sale.dealID
        payload.outcome = .won
        if sale.hasRep { payload.rep = sale.rep }
        payload.credited = sale.credited
        if sale.hasAmount { payload.amount = sale.amount }
        payload.term = sale.term
        payload.lineItems = sale.lineItems
        if sale.hasReason { payload.reason = sale.reason }
        close(payload, leaving: .won, event)
        lead.owner = lead.owner ?? (sale.hasRep ? sale.rep : lead.assigned)
        endWork()
        move(to: .won, skipping: lead.stage == .offered ? "accepted" : nil)
        release(.won)
        transfer(to: .sales, because: .bypass)
    }

    mutating func lost(_ sale: SaleLost, _ event: LeadEvent) {
        let status = sale.hasDealID ? lead.deals[sale.dealID] : nil
        switch (lead.stage, status) {
        case (.unknown, _): wait(event)
        case (_, .won): refuse(.dealWon, event)
        case (_, .lost): refuse(.dealClosed, event)
        case (.won, nil) where !sale.hasDealID: refuse(.leadClosed, event)
        case (.lost, nil) where isForNextOffer(event), (.returned, nil) where isForNextOffer(event): wait(event)
        case (.lost, nil) where !sale.hasDealID: refuse(.leadClosed, event)
        case (.returned, nil) where !sale.hasDealID: refuse(.notWithSales, event)
        case (_, .open), (_, .reversed), (_, nil): lose(sale, event)
        }
    }

    /// Loses the deal, or the lead without one. The lead is lost where no other deal is open or won.
    mutating func lose(_ sale: SaleLost, _ event: LeadEvent) {
        var payload = DealClosed()
        if sale.hasDealID {
            payload.dealID = sale.dealID
            lead.deals.set(sale.dealID, to: .lost)
        } else {
            lead.deals.loseOpenOnes()
        }
        payload.outcome = .lost
        if sale.hasRep { payload.rep = sale.rep }
        payload.reason = sale.reason
        let isLeadLost = endsWithLoss
        close(payload, leaving: isLeadLost ? .lost : lead.stage, event)
        guard isLeadLost else { return }
        endWork()
        move(to: .lost)
        release(.lost)
        lead.owner = nil
        transfer(to: agreement.recycling.afterLoss ? .marketing : .sales, because: .lost)
    }

    /// Whether nothing is left to hope for after a loss, where the lead is not closed or gone already.
    private var endsWithLoss: Bool {
        switch lead.stage {
        case .won, .lost, .returned: false
        case .unknown, .suspect, .offered, .working, .opportunity:
            !lead.deals.contains(.open) && !lead.deals.contains(.won)
        }
    }

    /// A sale is undone: sales works on the lead again, with the rep who made the sale if possible. Who bought by itself as well
    /// stays a customer, marketing's.
    mutating func reversed(_ sale: SaleReversed, _ event: LeadEvent) {
        if lead.stage == .unknown { return wait(event) }
        guard lead.deals[sale.dealID] == .won else { return refuse(.dealNotWon, event) }
        lead.deals.set(sale.dealID, to: .reversed)
        var payload = DealClosed()
        payload.dealID = sale.dealID
        payload.outcome = .reversed
        if sale.hasRep { payload.rep = sale.rep }
        if sale.hasAmount { payload.amount = sale.amount }
        payload.reason = sale.reason
        guard lead.stage == .won, !lead.deals.contains(.won) else {
            return close(payload, leaving: lead.stage, event)
        }
        if lead.isConverted {
            close(payload, leaving: .won, event)
            return transfer(to: .marketing, because: .reversed)
        }
        let stage: Stage = lead.deals.contains(.open) ? .opportunity : .working
        close(payload, leaving: stage, event)
        transfer(to: .sales, because: .reversed)
        move(to: stage)
        request(preferring: lead.owner.map { ($0, .sticky) })
    }

    /// - Parameter stage: where the lead stands after it.
    private mutating func close(_ deal: DealClosed, leaving stage: Stage, _ event: LeadEvent) {
        var payload = deal
        payload.stage = stage.message
        payload.closedAt = Google_Protobuf_Timestamp(event.time)
        payload.bypass = bypass
        decide(.dealClosed(payload), subject: causeSubject)
    }

    /// What was left out on the way.
    private var bypass: DealClosed.Bypass {
        if lead.isTakenOver { return .unspecified }
        return lead.handoff == nil ? .notOffered : .notAccepted
    }
}
