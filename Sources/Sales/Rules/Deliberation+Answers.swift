import CloudEvents
import LeadEvents

/// How sales answers an offer.
extension Deliberation {
    mutating func accepted(_ answer: HandoffAccepted, _ event: LeadEvent) {
        switch fit(answer.hasHandoffID ? answer.handoffID : nil, event) {
        case .answers:
            lead.owner = answer.rep
            confirm(by: answer.rep, event)
            transfer(to: .sales, because: .accepted)
            if lead.stage == .offered { move(to: .working) }
        case .answersExpired:
            lead.owner = answer.rep
            confirm(by: answer.rep, event)
            transfer(to: .sales, because: .accepted)
            move(to: .working)
            request(preferring: (answer.rep, .accepted))
        case .waits: wait(event)
        case .refused(let refusal): refuse(refusal, event)
        }
    }

    mutating func rejected(_ answer: HandoffRejected, _ event: LeadEvent) {
        switch fit(answer.hasHandoffID ? answer.handoffID : nil, event) {
        case .answers:
            guard lead.stage == .offered else { return refuse(.alreadyWithSales, event) }
            answerOpenOffer(.returned, answer)
            giveBack(.returned, released: .returned)
        // The lead is back already; marketing learns why.
        case .answersExpired: answerOpenOffer(.returned, answer)
        case .waits: wait(event)
        case .refused(let refusal): refuse(refusal, event)
        }
    }

    /// What an answer finds.
    private enum Fit {
        case answers
        /// It is dated inside its deadline and was read after the expiry, but within the agreed lateness.
        case answersExpired
        case waits
        case refused(Refusal)
    }

    private func fit(_ named: String?, _ event: LeadEvent) -> Fit {
        let isCurrent = named == nil || named == lead.handoff?.id
        switch lead.stage {
        case .unknown: return .waits
        case .offered: return isCurrent ? .answers : .refused(.otherOffer)
        case .suspect: return .refused(.alreadyWithSales)
        case .working, .opportunity:
            return isCurrent && lead.handoff?.answer == .open ? .answers : .refused(.alreadyAnswered)
        case .won: return .refused(.leadClosed)
        case .lost, .returned:
            if isCurrent, lead.stage == .returned, let handoff = lead.handoff, handoff.answer == .expired,
                let respondBy = handoff.respondBy, event.time <= respondBy
            {
                let latest = respondBy.advanced(byMilliseconds: agreement.handoff.lateness)
                return now <= latest ? .answersExpired : .refused(.answeredTooLate)
            }
            guard isCurrent, named != nil || !isForNextOffer(event) else { return .waits }
            return .refused(whyTooLate)
        }
    }

    private var whyTooLate: Refusal {
        switch lead.handoff?.answer {
        case nil: .notOffered
        case .expired: .answeredTooLate
        case .open, .confirmed, .returned: lead.stage == .lost ? .leadClosed : .alreadyAnswered
        }
    }

    /// Whether an activity on a lead that is back or lost may belong to an offer that is still to come: the lead rests before it.
    func isForNextOffer(_ event: LeadEvent) -> Bool {
        event.time >= lead.stageSince.advanced(byMilliseconds: agreement.recycling.restFor)
    }
}

// MARK: - Steps

extension Deliberation {
    mutating func confirm(by rep: String, _ event: LeadEvent) {
        guard let handoff = lead.handoff else { return }
        lead.handoff?.answer = .confirmed
        lead.isTakenOver = true
        var payload = HandoffConfirmed()
        payload.handoffID = handoff.id
        payload.rep = rep
        payload.waitedSeconds = max(event.time.milliseconds(since: handoff.offeredAt) / 1_000, 0)
        decide(.handoffConfirmed(payload), subject: handoff.id)
    }

    /// Gives the offer back to marketing.
    private mutating func answerOpenOffer(_ answer: Handoff.Answer, _ rejection: HandoffRejected) {
        guard let handoff = lead.handoff else { return }
        lead.handoff?.answer = answer
        var payload = HandoffReturned()
        payload.handoffID = handoff.id
        if let rep = rejection.hasRep ? rejection.rep : lead.rep { payload.rep = rep }
        payload.reason = rejection.reason
        if rejection.hasNote { payload.note = rejection.note }
        decide(.handoffReturned(payload), subject: handoff.id)
    }

    mutating func answerOpenOffer(_ answer: Handoff.Answer, reason: String) {
        var rejection = HandoffRejected()
        rejection.reason = reason
        answerOpenOffer(answer, rejection)
    }

    /// The lead goes back to marketing.
    mutating func giveBack(_ reason: TransferReason, released: ReleaseReason) {
        release(released)
        endWork()
        lead.owner = nil
        move(to: .returned)
        transfer(to: .marketing, because: reason)
    }

    /// Nothing is due any longer.
    mutating func endWork() {
        lead.attempts = 0
        lead.followUp = nil
    }
}
