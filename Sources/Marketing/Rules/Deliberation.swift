import CloudEvents
import LeadEvents
import SwiftProtobuf

/// One event, or one deadline, being thought over for one lead: what is known, and the decisions so far.
struct Deliberation: ~Copyable {
    let id: LeadID
    let agreement: Agreement
    /// Of lead ids.
    let namespace: UUIDValue
    /// The event in hand and its type; `nil` where a deadline passed.
    private(set) var cause: (reference: EventReference, type: EventType)?
    /// The event's own time; where a deadline passed: its instant.
    private(set) var time: Instant
    /// The lead's time, or the instant of the deadline that passed.
    private(set) var now: Instant
    var lead: MarketingLead
    private(set) var decisions: [Decision] = []
    private var knowledge: Brief?
    private var knowledgeChanged = false

    /// - Parameter event: `nil` where a deadline passed.
    init(_ event: LeadEvent?, _ id: LeadID, _ lead: consuming MarketingLead, _ context: RuleContext) {
        self.id = id
        self.agreement = context.agreement
        self.namespace = context.namespace
        self.cause = event.map { ($0.reference, $0.type) }
        self.time = event?.time ?? context.now
        self.now = context.now
        self.lead = lead
    }

    var halfLife: HalfLife { HalfLife(milliseconds: agreement.scoring.halfLife) }

    /// The subject of a decision that is about the event in hand.
    var causeSubject: String { cause.map { $0.reference.source + " " + $0.reference.id } ?? "" }

    mutating func decide(_ payload: EventPayload, subject: String, lead: LeadID? = nil) {
        decisions.append(
            Decision(payload: payload, time: now, subject: subject, cause: cause?.reference, lead: lead))
    }

    /// Deadlines that passed already pass now, each at its own instant: an event may be read later than it happened.
    mutating func settle() {
        let now = now
        while let deadline = lead.deadline, deadline <= now {
            cause = nil
            (self.time, self.now) = (deadline, deadline)
            passDeadline()
        }
    }

    /// The lead as it stands after all this, and what was decided.
    consuming func finish() -> (lead: MarketingLead, decisions: [Decision]) {
        if knowledgeChanged, let knowledge {
            lead.contact = knowledge.kept
        }
        return (lead, decisions)
    }
}

// MARK: - Contact data

extension Deliberation {
    /// What is known of person and company.
    mutating func knows() -> Brief {
        if let knowledge { return knowledge }
        // Bytes that were written here are readable; were they not, the lead would go on without contact data.
        let brief = lead.contact.isEmpty ? Brief() : (try? Brief(encoded: lead.contact)) ?? Brief()
        knowledge = brief
        return brief
    }

    /// Changes what is known in place: a brief is copied whole where two hold it.
    mutating func learn(_ change: (inout Brief) -> Void) {
        var brief = knows()
        knowledge = nil
        change(&brief)
        knowledge = brief
        knowledgeChanged = true
    }

    /// Whether something was learnt in this deliberation.
    var learnt: Bool { knowledgeChanged }
}
