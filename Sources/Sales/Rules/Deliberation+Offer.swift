import CloudEvents
import LeadEvents

/// What marketing tells sales.
extension Deliberation {
    mutating func offered(_ offer: HandoffOffered, _ event: LeadEvent) {
        // An offer that comes again, or after a later one, says nothing new.
        if let latest = lead.handoff, offer.handoffID == latest.id || offer.round <= latest.round { return }
        let respondBy = offer.hasRespondBy ? offer.respondBy.instant : nil
        let handoff = Handoff(
            id: offer.handoffID, round: offer.round, offeredAt: event.time, respondBy: respondBy)
        if lead.accountable == .nobody { lead.accountable = .marketing }
        if !offer.pool.isEmpty { lead.pool = offer.pool }
        switch lead.stage {
        case .unknown, .returned: open(handoff, offer)
        case .offered:
            answerOpenOffer(.returned, reason: "superseded")
            lead.handoff = handoff
        // Sales is accountable already: the one who has the lead keeps it.
        case .suspect, .working, .opportunity: confirmForOwner(handoff, event)
        case .won, .lost: reopen(handoff, offer, event)
        }
        nameOthers(IdentityNames(offer.brief.identities, person: offer.brief.hasPerson ? offer.brief.person : nil))
    }

    private mutating func open(_ handoff: Handoff, _ offer: HandoffOffered, preferring rep: String? = nil) {
        lead.handoff = handoff
        lead.isTakenOver = false
        lead.owner = nil
        lead.attempts = 0
        lead.followUp = nil
        move(to: .offered)
        request(preferring: rep.map { ($0, .sticky) }, hints: RoutingHints(offer))
    }

    /// A lead that was closed comes back; a customer's is offered to the rep who made the sale first. An offer that was
    /// under way when the lead was closed changes nothing; what was refused since then does not count.
    private mutating func reopen(_ handoff: Handoff, _ offer: HandoffOffered, _ event: LeadEvent) {
        if isMissingOne(event) || event.time < lead.stageSince { return confirmForOwner(handoff, event) }
        open(handoff, offer, preferring: lead.stage == .won ? lead.owner : nil)
    }

    /// Whether marketing made this first offer without knowing that the lead was closed before it. Of a customer it never makes
    /// a first one otherwise; a lead whose loss it knows of it rests, and then means a new offer.
    private func isMissingOne(_ event: LeadEvent) -> Bool {
        guard lead.handoff == nil else { return false }
        return lead.stage == .won || lead.isMissingOfferNoted && !lead.isTakenOver && !isForNextOffer(event)
    }

    private mutating func confirmForOwner(_ handoff: Handoff, _ event: LeadEvent) {
        lead.handoff = handoff
        confirm(by: lead.rep ?? "", event)
        guard lead.stage == .suspect else { return }
        move(to: .working)
        request(preferring: lead.owner.map { ($0, .sourced) })
    }

    /// The lead bought by itself: whatever sales was doing ends, and marketing has the customer unless sales sold
    /// something too.
    mutating func converted() {
        lead.isConverted = true
        if lead.accountable == .nobody { lead.accountable = .marketing }
        switch lead.stage {
        // Sales has done nothing and says nothing, but knows from now on that this is a customer.
        case .unknown: (lead.stage, lead.stageSince) = (.won, now)
        case .suspect, .offered, .working, .opportunity, .lost, .returned:
            endWork()
            move(to: .won)
            release(.converted)
            if !lead.deals.contains(.won) { transfer(to: .marketing, because: .converted) }
        case .won: return
        }
    }

    /// Marketing gives the lead up. What sales took over stays with sales.
    mutating func disqualified() {
        guard lead.stage == .offered else { return }
        answerOpenOffer(.returned, reason: "disqualified")
        giveBack(.returned, released: .closed)
    }
}
