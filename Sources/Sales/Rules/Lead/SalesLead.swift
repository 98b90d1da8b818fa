package import CloudEvents
package import LeadEvents

/// What sales knows of one lead. No personal data: of marketing's brief it keeps the pool alone.
package struct SalesLead: LeadState {
    package var stage = Stage.unknown
    /// When it came to stand there.
    package var stageSince = Instant.earliest
    package var accountable = Accountable.nobody
    /// The latest offer; `nil`: marketing never offered the lead.
    package var handoff: Handoff?
    /// Whether sales accepted the latest offer, or brought the lead in itself.
    package var isTakenOver = false
    /// Whether it bought by itself.
    package var isConverted = false
    /// Whether `answerWithoutOffer` was noted; once is enough.
    package var isMissingOfferNoted = false
    /// The rep whom an activity names: who accepted, sourced, claimed, or was given the lead by a manager.
    package var owner: String? {
        didSet { if owner != nil { assigned = nil } }
    }
    /// The rep whom the router chose for the open request; not kept where an activity names one.
    package var assigned: String?
    /// The pool that the latest offer named.
    package var pool: String?
    /// Number of the latest request for a rep; 0: there was none.
    package var request: UInt32 = 0
    /// Whether that request, or what it led to, still holds.
    package var isRequestOpen = false
    /// Outreach attempts since the last conversation.
    package var attempts: UInt32 = 0
    package var followUp: FollowUp?
    package var deals = DealList()
    /// Activities that wait for their offer, in the order of their arrival. At most ``SalesLead/waitingLimit``, of
    /// ``SalesLead/waitingBytes`` together.
    package var waiting: [WaitingActivity] = []
    /// The first four bytes of the ids that were made other names of this lead, sorted. At most
    /// ``SalesLead/otherNamesLimit``.
    package var otherNames: [UInt32] = []
    /// Time of the latest decision. What is decided next is never dated before it.
    package var decidedAt = Instant.earliest
    package var aliasOf: LeadID?

    package static let waitingLimit = 8
    /// Bytes that what waits may have as it is kept: more than the largest event has, so that one alone always waits, and so
    /// much less than a record may have that all the rest of a lead fits beside it.
    package static let waitingBytes = 1_000_000
    package static let otherNamesLimit = 32

    package init() {}

    /// Whether one more activity may wait.
    func hasRoom(for activity: WaitingActivity) -> Bool {
        guard waiting.count < Self.waitingLimit else { return false }
        var bytes: [UInt8] = []
        for activity in waiting + [activity] { activity.encode(into: &bytes) }
        return bytes.count <= Self.waitingBytes
    }

    /// Who has the lead.
    package var rep: String? { owner ?? assigned }

    package var deadline: Instant? {
        var earliest = waiting.lazy.map(\.until).min()
        if let respondBy { earliest = min(earliest ?? respondBy, respondBy) }
        if let followUpDue { earliest = min(earliest ?? followUpDue, followUpDue) }
        return earliest
    }

    /// When the open offer expires.
    package var respondBy: Instant? {
        guard stage == .offered, let handoff, handoff.answer == .open else { return nil }
        return handoff.respondBy
    }

    /// When the next attempt is due; sales follows up what it works on.
    package var followUpDue: Instant? {
        switch stage {
        case .suspect, .working, .opportunity: followUp?.due
        case .unknown, .offered, .won, .lost, .returned: nil
        }
    }
}
