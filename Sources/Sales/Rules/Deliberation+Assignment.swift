import LeadEvents

/// Why a rep shall have the lead: `assignment.requested.preference`.
package enum Preference: String, CaseIterable, Sendable {
    case accepted, claimed, manager, sourced
    /// The rep who made the lead's last sale.
    case sticky

    /// Whether it says who has the lead already, so that the router only counts it; a wish gives way to absence and
    /// capacity.
    package var isFact: Bool {
        switch self {
        case .accepted, .claimed, .manager, .sourced: true
        case .sticky: false
        }
    }
}

/// Why a rep no longer has the lead: `assignment.released.reason`.
enum ReleaseReason: String, CaseIterable {
    case returned, expired, won, lost, converted, exhausted, closed
    case acceptedElsewhere = "accepted-elsewhere"
    case ownerChanged = "owner-changed"
}

/// What a request tells the router of the lead. None of it is kept.
struct RoutingHints {
    var score: Int32 = 0
    var country: String?
    var language: String?

    init() {}

    init(_ offer: HandoffOffered) {
        score = offer.score
        guard offer.hasBrief, offer.brief.hasPerson else { return }
        if offer.brief.person.hasCountry { country = offer.brief.person.country }
        if offer.brief.person.hasLanguage { language = offer.brief.person.language }
    }
}

/// Who works on a lead.
///
/// Every request is released exactly once, when the lead leaves the rep; the router reads request and release in their order
/// and so never keeps a rep busy with a lead that is gone. Nothing here depends on what the router chose, or when its choice
/// is read: so the decisions are the same whichever rep gets the lead.
extension Deliberation {
    /// Asks the router for a rep. A request that is open is released before.
    mutating func request(preferring preferred: (rep: String, why: Preference)? = nil, hints: RoutingHints = .init()) {
        lead.request &+= 1
        lead.isRequestOpen = true
        lead.assigned = nil
        var payload = AssignmentRequested()
        payload.pool = lead.pool ?? agreement.routing.defaultPool
        payload.request = lead.request
        if let handoff = lead.handoff { payload.handoffID = handoff.id }
        if let preferred, !preferred.rep.isEmpty {
            payload.preferredRep = preferred.rep
            payload.preference = preferred.why.rawValue
        }
        payload.score = hints.score
        if let country = hints.country { payload.country = country }
        if let language = hints.language { payload.language = language }
        payload.agreementVersion = agreement.version
        decide(.assignmentRequested(payload), subject: "request \(lead.request)")
    }

    mutating func release(_ reason: ReleaseReason) {
        guard lead.isRequestOpen else { return }
        var payload = AssignmentReleased()
        payload.request = lead.request
        payload.reason = reason.rawValue
        if let rep = lead.rep { payload.rep = rep }
        lead.isRequestOpen = false
        lead.assigned = nil
        decide(.assignmentReleased(payload), subject: "request \(payload.request) \(reason.rawValue)")
    }

    /// The router chose. A choice for a request that was released meanwhile was released with it.
    mutating func assigned(_ assignment: LeadAssigned) {
        guard lead.isRequestOpen, assignment.request == lead.request, lead.owner == nil else { return }
        lead.assigned = assignment.rep
    }

    /// A manager gives the lead to another rep.
    mutating func ownerChanged(_ change: OwnerChanged, _ event: LeadEvent) {
        switch lead.stage {
        case .unknown: wait(event)
        case .suspect, .won: lead.owner = change.toRep
        case .offered, .working, .opportunity: hand(to: change.toRep, because: .manager, released: .ownerChanged)
        case .lost, .returned: waitForNextOffer(event, or: .notWithSales)
        }
    }

    mutating func hand(to rep: String, because why: Preference, released: ReleaseReason) {
        release(released)
        lead.owner = rep
        request(preferring: (rep, why))
    }
}
