import CloudEvents
import LeadEvents

/// Leads that sales brings in itself: no handoff, and sales is accountable from the start.
extension Deliberation {
    ///
    mutating func sourced(_ sourced: LeadSourced, _ event: LeadEvent) {
        var known = Brief()
        if sourced.hasPerson { known.person = sourced.person }
        if sourced.hasAccount { known.account = sourced.account }
        if sourced.hasOrigin { known.firstTouch = sourced.origin }
        known.kind = sourced.kind
        bringIn(sourced.hasRep ? sourced.rep : nil, .sourced, .sourced, known, event)
    }

    ///
    mutating func referred(_ referred: LeadReferred, _ event: LeadEvent) {
        var known = Brief()
        if referred.hasPerson { known.person = referred.person }
        if referred.hasAccount { known.account = referred.account }
        known.kind = referred.kind
        bringIn(referred.hasRep ? referred.rep : nil, .referred, .sourced, known, event)
    }

    /// The pre-qualified prospect goes straight to sales, past marketing's funnel.
    mutating func proposalRequested(_ request: ProposalRequested, _ event: LeadEvent) {
        switch lead.stage {
        case .working, .opportunity: return
        case .unknown, .suspect:
            var payload = LeadFasttracked()
            if request.hasRep { payload.rep = request.rep }
            payload.reason = "proposal-requested"
            decide(.leadFasttracked(payload), subject: causeSubject)
        case .offered, .won, .lost, .returned: break
        }
        var known = Brief()
        if request.hasPerson { known.person = request.person }
        if request.hasAccount { known.account = request.account }
        if request.hasInterest { known.interest = request.interest }
        known.products = request.products
        known.kind = request.kind
        bringIn(request.hasRep ? request.rep : nil, .fastTracked, .sourced, known, event)
    }

    /// A rep pursues the lead; an offer that comes now is confirmed for this rep.
    mutating func claimed(_ claim: ProspectClaimed, _ event: LeadEvent) {
        switch lead.stage {
        case .working, .opportunity:
            if let owner = lead.owner, owner != claim.rep { return refuse(.ownedByAnother, event) }
            if lead.owner == nil { hand(to: claim.rep, because: .claimed, released: .acceptedElsewhere) }
        case .unknown, .suspect, .offered, .won, .lost, .returned:
            bringIn(claim.rep, .claimed, .claimed, nil, event)
        }
        // The rep is reminded when the claim ends.
        if claim.hasUntil { remind(at: claim.until.instant, event) }
    }

    /// Somebody may need something later; comes up again by itself.
    mutating func suspected(_ suspect: SuspectIdentified, _ event: LeadEvent) {
        switch lead.stage {
        case .offered, .working, .opportunity, .won: return refuse(.alreadyWithSales, event)
        case .unknown, .suspect, .lost, .returned: break
        }
        nameOthers(IdentityNames(event.payload))
        if suspect.hasRep { lead.owner = suspect.rep }
        lead.isTakenOver = true
        transfer(to: .sales, because: .sourced)
        move(to: .suspect)
        if suspect.hasNeededAt { remind(at: suspect.neededAt.instant, event) }
    }

    /// Sales takes the lead without an offer, or answers an open one by taking it.
    ///
    /// - Parameter known: what the activity says of the lead; it names the pool. `nil`: nothing.
    private mutating func bringIn(
        _ rep: String?, _ reason: TransferReason, _ why: Preference, _ known: Brief?, _ event: LeadEvent
    ) {
        switch lead.stage {
        case .working, .opportunity: return refuse(.alreadyWithSales, event)
        case .offered:
            confirm(by: rep ?? lead.rep ?? "", event)
            release(.acceptedElsewhere)
        case .unknown, .suspect, .won, .lost, .returned:
            if let known { lead.pool = agreement.routing.pool(for: known) }
        }
        nameOthers(IdentityNames(event.payload))
        endWork()
        lead.isTakenOver = true
        if let rep { lead.owner = rep }
        transfer(to: .sales, because: reason)
        move(to: .working)
        request(preferring: lead.owner.map { ($0, why) })
    }
}
