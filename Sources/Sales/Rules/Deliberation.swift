import CloudEvents
import LeadEvents

/// One event, or deadlines that passed, being thought over for one lead: what is known, and the decisions so far.
struct Deliberation {
    /// What decisions follow from.
    enum Cause {
        case event(LeadEvent)
        /// A deadline, named by what it is and what set it.
        case deadline(String)
    }

    let id: LeadID
    let agreement: Agreement
    let namespace: UUIDValue
    /// The lead's time at this point of the deliberation.
    private(set) var now: Instant
    private(set) var cause = Cause.deadline("")
    /// How what has to wait for an offer waits.
    var patience = Patience.fresh
    var lead: SalesLead
    private(set) var decisions: [Decision] = []
    /// The lead's time after the record in hand.
    let end: Instant

    init(_ id: LeadID, _ lead: SalesLead, _ context: RuleContext) {
        self.id = id
        self.agreement = context.agreement
        self.namespace = context.namespace
        self.lead = lead
        now = lead.decidedAt
        end = context.now
    }

    /// Takes the event in hand.
    ///
    /// What ends the waiting of others is decided at its own time, and they after it at theirs, so that everything comes out
    /// as if it had been read in order.
    mutating func take(_ event: LeadEvent) {
        let endsWaiting = lead.stage == .unknown || event.type == .handoffOffered
        pass(to: endsWaiting && !lead.waiting.isEmpty ? min(event.time, end) : end)
        consider(event)
    }

    /// Considers one event at the time reached, and then what waited for what it changed.
    mutating func consider(_ event: LeadEvent) {
        cause = .event(event)
        let before = lead.stage
        weigh(event)
        if lead.stage != before { reconsiderWaiting() }
    }

    /// Considers an event that was read earlier, at the time that the lead would have had.
    mutating func catchUp(_ event: LeadEvent) {
        settle(before: event.time)
        pass(to: event.time)
        consider(event)
        settle(through: now)
    }

    /// Passes the deadlines up to this instant and with it, the earliest first.
    mutating func settle(through instant: Instant) {
        while let due = lead.deadline, due <= instant { expire(due) }
    }

    private mutating func settle(before instant: Instant) {
        while let due = lead.deadline, due < instant { expire(due) }
    }

    private mutating func expire(_ due: Instant) {
        let kept = cause
        pass(to: due)
        passDeadline(due)
        cause = kept
    }

    private mutating func pass(to instant: Instant) { now = max(now, instant) }

    /// The deadline in hand, as subjects name it.
    mutating func attribute(to deadline: String) { cause = .deadline(deadline) }
}

// MARK: - Deciding

extension Deliberation {
    /// The subject of a decision that is about its cause.
    var causeSubject: String {
        switch cause {
        case .event(let event): event.reference.text
        case .deadline(let name): name
        }
    }

    mutating func decide(_ payload: EventPayload, subject: String, lead other: LeadID? = nil) {
        var reference: EventReference?
        if case .event(let event) = cause { reference = event.reference }
        if lead.aliasOf == nil { lead.decidedAt = now }
        decisions.append(Decision(payload: payload, time: now, subject: subject, cause: reference, lead: other))
    }

    /// Hands an activity on to the lead that it belongs to.
    mutating func handOn(_ event: LeadEvent, to other: LeadID) {
        decisions.append(Decision(handingOn: event, to: other))
    }

    mutating func move(to stage: Stage, skipping skipped: String? = nil) {
        guard stage != lead.stage else { return }
        var payload = StageChanged()
        payload.from = lead.stage.message
        payload.to = stage.message
        if let skipped { payload.skipped = skipped }
        lead.stage = stage
        lead.stageSince = now
        decide(.stageChanged(payload), subject: "\(stage.rawValue) \(subject(of: stage))")
    }

    /// What leads to a stage, once. A sale and a purchase without sales may both lead to the same win, whichever is read first;
    /// and a lead that is worked on again has another request.
    private func subject(of stage: Stage) -> String { stage == .won ? "request \(lead.request)" : causeSubject }

    /// Makes a team accountable, where it is not.
    mutating func transfer(to accountable: Accountable, because reason: TransferReason) {
        guard accountable != lead.accountable else { return }
        var payload = AccountabilityTransferred()
        payload.from = lead.accountable.team
        payload.to = accountable.team
        payload.reason = reason.rawValue
        lead.accountable = accountable
        decide(.accountabilityTransferred(payload), subject: causeSubject)
    }
}

/// Why accountability changes: `accountability.transferred.reason`.
enum TransferReason: String, CaseIterable {
    case accepted, bypass, sourced, referred, claimed, returned, expired, lost, exhausted, reversed, converted
    case fastTracked = "fast-tracked"
}
