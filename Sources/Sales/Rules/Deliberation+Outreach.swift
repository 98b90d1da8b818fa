import CloudEvents
import LeadEvents

/// How sales tries to reach the lead.
extension Deliberation {
    mutating func attempted(_ attempt: OutreachAttempted, _ event: LeadEvent) {
        // An attempt at a partner says nothing about how often this lead was tried.
        guard attempt.target != .partner, isWorkable(by: attempt.rep, event) else { return }
        lead.attempts = lead.attempts == .max ? .max : lead.attempts + 1
        followUp(after: event, at: attempt.hasNextStepAt ? attempt.nextStepAt.instant : nil)
        if lead.stage == .working, isExhausted, lead.followUp == nil { exhaust() }
    }

    /// Both sides spoke: the attempts count anew.
    mutating func conversed(_ conversation: ConversationHeld, _ event: LeadEvent) {
        guard conversation.target != .partner, isWorkable(by: conversation.rep, event) else { return }
        lead.attempts = 0
        followUp(after: event, at: conversation.hasNextStepAt ? conversation.nextStepAt.instant : nil)
    }

    mutating func met(_ meeting: MeetingHeld, _ event: LeadEvent) {
        guard isWorkable(by: meeting.rep, event) else { return }
        lead.attempts = 0
        followUp(after: event, at: meeting.hasNextStepAt ? meeting.nextStepAt.instant : nil)
    }

    mutating func scheduled(_ followUp: FollowupScheduled, _ event: LeadEvent) {
        guard isWorkable(by: followUp.rep, event) else { return }
        remind(at: followUp.at.instant, event)
    }

    /// Whether work on the lead counts where it stands; if not, says why or lets it wait. A suspect becomes a lead by it.
    private mutating func isWorkable(by rep: String, _ event: LeadEvent) -> Bool {
        switch lead.stage {
        case .unknown: wait(event)
        case .suspect:
            if lead.owner == nil, !rep.isEmpty { lead.owner = rep }
            move(to: .working)
            request(preferring: lead.owner.map { ($0, .sourced) })
            return true
        case .offered, .working, .opportunity: return true
        // Talking to a customer is as it should be, and nothing to count.
        case .won: break
        case .lost, .returned: waitForNextOffer(event, or: .notWithSales)
        }
        return false
    }

    private mutating func followUp(after event: LeadEvent, at stated: Instant?) {
        if let stated { return remind(at: stated, event) }
        guard let rest = agreement.outreach.followUpAfter else { return clearFollowUp(event) }
        remind(at: event.time.advanced(byMilliseconds: rest), event)
    }

    /// The lead comes up again at this instant, unless something that happened later says otherwise.
    mutating func remind(at due: Instant, _ event: LeadEvent) {
        if let followUp = lead.followUp, followUp.setAt > event.time { return }
        lead.followUp = FollowUp(due: due, setAt: event.time, setBy: IdentityHash.of(event.reference))
    }

    private mutating func clearFollowUp(_ event: LeadEvent) {
        if let followUp = lead.followUp, followUp.setAt > event.time { return }
        lead.followUp = nil
    }

    var isExhausted: Bool { agreement.outreach.maximumAttempts.map { lead.attempts >= $0 } ?? false }

    /// The agreed number of attempts was made and nobody answered: the lead goes back to marketing.
    mutating func exhaust() {
        var payload = LeadExhausted()
        payload.attempts = lead.attempts
        if let rep = lead.rep { payload.rep = rep }
        decide(.leadExhausted(payload), subject: causeSubject)
        giveBack(.exhausted, released: .exhausted)
    }
}
