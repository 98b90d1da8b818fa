import CloudEvents
import LeadEvents
import SwiftProtobuf

/// One event, or one deadline, being thought over for one lead: what is known, and the decisions so far.
struct Deliberation {
    let id: LeadID
    let agreement: Agreement
    /// The event in hand; `nil` where a deadline passed.
    private(set) var event: LeadEvent?
    /// The lead's time, or the instant of the deadline that passed.
    private(set) var now: Instant
    var lead: MarketingLead
    private(set) var decisions: [Decision] = []
    private var knowledge: Brief?
    private var knowledgeChanged = false

    init(_ event: LeadEvent?, _ id: LeadID, _ lead: MarketingLead, _ context: RuleContext) {
        self.id = id
        self.agreement = context.agreement
        self.event = event
        self.now = context.now
        self.lead = lead
    }

    var halfLife: HalfLife { HalfLife(milliseconds: agreement.scoring.halfLife) }

    /// The event's own time; where a deadline passed: its instant.
    var time: Instant { event?.time ?? now }

    /// The subject of a decision that is about the event in hand.
    var causeSubject: String { event.map { "\($0.reference.source) \($0.reference.id)" } ?? "" }

    mutating func decide(_ payload: EventPayload, subject: String, lead: LeadID? = nil) {
        decisions.append(
            Decision(payload: payload, time: now, subject: subject, cause: event?.reference, lead: lead))
    }

    /// Deadlines that passed already pass now, each at its own instant: an event may be read later than it happened.
    mutating func settle() {
        while let deadline = lead.deadline, deadline <= now {
            let (event, now) = (event, now)
            (self.event, self.now) = (nil, deadline)
            passDeadline()
            (self.event, self.now) = (event, now)
        }
    }

    /// The lead as it stands after all this.
    mutating func finish() -> MarketingLead {
        if knowledgeChanged, let knowledge { lead.contact = (try? knowledge.serializedBytes()) ?? lead.contact }
        return lead
    }
}

// MARK: - Contact data

extension Deliberation {
    /// What is known of person and company, with the lead's kind.
    mutating func knows() -> Brief {
        if let knowledge { return knowledge }
        // Bytes that were written here are readable; were they not, the lead would go on without contact data.
        var brief = lead.contact.isEmpty ? Brief() : (try? Brief(serializedBytes: lead.contact)) ?? Brief()
        brief.kind = lead.kind
        knowledge = brief
        return brief
    }

    mutating func learn(_ brief: Brief) {
        knowledge = brief
        knowledgeChanged = true
    }

    /// Whether something was learnt in this deliberation.
    var learnt: Bool { knowledgeChanged }
}
