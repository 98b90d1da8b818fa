import CloudEvents
import LeadEvents

/// Order between the teams is not given: an activity may be read before the offer that it answers or works on.
extension Deliberation {
    enum Patience: Equatable {
        /// It waits as long as the agreement says.
        case fresh
        /// It goes on waiting as long as it would have.
        case until(Instant)
        /// It waited long enough.
        case over
    }

    /// Keeps the activity until what it belongs to comes. Where there is no room or no time left, it is taken as it stands.
    mutating func wait(_ event: LeadEvent) {
        let until: Instant
        switch patience {
        case .fresh: until = end.advanced(byMilliseconds: agreement.handoff.lateness)
        case .until(let instant): until = instant
        case .over: return goWithoutOffer(event)
        }
        guard until > end else { return goWithoutOffer(event) }
        let kept = LeadEvent(
            reference: event.reference, time: event.time, payload: WaitingActivity.reduced(event.payload))
        let activity = WaitingActivity(event: kept, until: until)
        guard lead.hasRoom(for: activity) else {
            let overdue = lead.waiting + [activity]
            lead.waiting = []
            return goWithoutOffer(overdue)
        }
        lead.waiting.append(activity)
    }

    /// What makes no sense on a lead that is back or lost may belong to the next offer.
    mutating func waitForNextOffer(_ event: LeadEvent, or refusal: Refusal) {
        if isForNextOffer(event) { wait(event) } else { refuse(refusal, event) }
    }

    /// The lead stands elsewhere: tries again what waited, in the order in which it came. For that is the order in which it
    /// would have been read after the offer.
    mutating func reconsiderWaiting() {
        let waiting = lead.waiting
        lead.waiting = []
        let kept = patience
        for activity in waiting {
            patience = .until(activity.until)
            catchUp(activity.event)
        }
        patience = kept
    }

    /// Takes what has waited until this instant, in the order in which it came.
    mutating func endWaiting(_ instant: Instant) {
        let overdue = lead.waiting.filter { $0.until <= instant }
        lead.waiting.removeAll { $0.until <= instant }
        goWithoutOffer(overdue)
    }

    private mutating func goWithoutOffer(_ activities: [WaitingActivity]) {
        let kept = patience
        for activity in activities {
            patience = .over
            consider(activity.event)
        }
        patience = kept
    }

    /// The agreed lateness passed without an offer. A sale counts all the same; what only an offer makes sense of is refused.
    private mutating func goWithoutOffer(_ event: LeadEvent) {
        if !lead.isMissingOfferNoted {
            lead.isMissingOfferNoted = true
            note(.answerWithoutOffer, event, subject: Anomaly.answerWithoutOffer.rawValue)
        }
        switch event.payload {
        case .saleWon(let sale): win(sale, event)
        case .saleLost(let sale): lose(sale, event)
        default: refuse(.notOffered, event)
        }
    }
}
