import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Deliberation {
    /// Decides what it means that the earliest deadline passed, and clears or moves it.
    mutating func passDeadline(_ due: Instant) {
        if let handoff = lead.handoff, lead.respondBy == due {
            attribute(to: "respond \(handoff.id)")
            expire(handoff, due)
        } else if let followUp = lead.followUp, lead.followUpDue == due {
            attribute(to: "follow-up \(followUp.setBy)")
            remindRep(due)
        } else {
            endWaiting(due)
        }
    }

    /// Sales did not answer in time: everybody can see who waited for whom.
    private mutating func expire(_ handoff: Handoff, _ due: Instant) {
        lead.handoff?.answer = .expired
        var expired = HandoffExpired()
        expired.handoffID = handoff.id
        expired.respondBy = Google_Protobuf_Timestamp(due)
        if let rep = lead.rep { expired.rep = rep }
        decide(.handoffExpired(expired), subject: handoff.id)
        var breached = DeadlineBreached()
        breached.deadline = "respond"
        breached.due = Google_Protobuf_Timestamp(due)
        breached.waitingOn = .sales
        if let rep = lead.rep { breached.rep = rep }
        breached.handoffID = handoff.id
        decide(.deadlineBreached(breached), subject: causeSubject)
        giveBack(.expired, released: .expired)
    }

    /// The next attempt is due; or, after the agreed number of attempts without a conversation, the lead is exhausted.
    private mutating func remindRep(_ due: Instant) {
        lead.followUp = nil
        if lead.stage == .working, isExhausted { return exhaust() }
        var payload = FollowupDue()
        if let rep = lead.rep { payload.rep = rep }
        payload.due = Google_Protobuf_Timestamp(due)
        payload.attempts = lead.attempts
        decide(.followupDue(payload), subject: causeSubject)
    }
}
