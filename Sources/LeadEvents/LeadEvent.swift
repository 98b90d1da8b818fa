package import CloudEvents

/// One decoded event, as the rules see it.
package struct LeadEvent: Sendable, Hashable {
    /// Source and id: together the same event everywhere.
    package var reference: EventReference
    /// The event's own time, after the runtime settled it: `ce_time`, or the append time where there was none.
    package var time: Instant
    package var payload: EventPayload
    /// Who did it, where it is said. No personal data: an id or a system's name.
    package var actor: String?

    package init(reference: EventReference, time: Instant, payload: EventPayload, actor: String? = nil) {
        self.reference = reference
        self.time = time
        self.payload = payload
        self.actor = actor
    }

    package var type: EventType { payload.type }
}

/// What a rule concluded: an event of a decision type (or an internal one), not yet encoded.
package struct Decision: Sendable, Hashable {
    package var payload: EventPayload
    /// The lead's time, or the instant of the deadline that fired.
    package var time: Instant
    /// What the decision is about, as the catalogue names it for the type (the handoff, the deadline and what armed it,
    /// the cause). The decision's id follows from lead, type and subject, so it does not depend on order.
    package var subject: String
    /// The event that caused it; none where a deadline did.
    package var cause: EventReference?
    /// The lead it is written under, where that is not the one in hand (`lead.aliased`).
    package var lead: LeadID?
    /// Where this is no decision but an activity that is handed on to the lead it belongs to: its own source and id, which
    /// it keeps.
    package var handedOn: EventReference?

    package init(
        payload: EventPayload, time: Instant, subject: String, cause: EventReference? = nil, lead: LeadID? = nil
    ) {
        self.payload = payload
        self.time = time
        self.subject = subject
        self.cause = cause
        self.lead = lead
    }

    /// Hands an activity on to the lead that it belongs to, as the event that it is.
    package init(handingOn event: LeadEvent, to lead: LeadID) {
        self.init(payload: event.payload, time: event.time, subject: "", lead: lead)
        handedOn = event.reference
    }
}
