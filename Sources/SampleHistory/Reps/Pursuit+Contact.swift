import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Pursuit {
    /// Tries again and again. Returns whether somebody answered.
    mutating func tryToReach(_ fate: Fate) -> Bool {
        // Most give up after a few tries; some try until the agreement says that it is enough.
        let tries = fate == .unreachable ? (random.chance(300) ? 9 : random.count(in: 3...5)) : random.count(in: 1...4)
        for number in 1...tries {
            waitForWork(number == 1 ? 20 * Span.minute...30 * Span.hour : Span.day...4 * Span.day)
            attempt(isReached: fate != .unreachable && number == tries)
        }
        guard fate == .unreachable else { return true }
        if tries < 9 {
            waitForWork(Span.day...4 * Span.day)
            lose(reason: "unreachable", deal: nil)
        }
        return false
    }

    /// The talk itself. Returns whether the lead wants more.
    mutating func talk(_ fate: Fate) -> Bool {
        wait(Span.minute...20 * Span.minute)
        let isInterested = fate != .notInterested
        let held = ConversationHeld.with {
            $0.rep = rep
            $0.channel = random.pick(["phone", "video"])
            $0.outcome = isInterested ? random.pick(["interested", "meeting-agreed", "callback"]) : "not-interested"
            $0.duration = .init(minutes: random.skewed(in: 3...45))
        }
        report(.conversationHeld(held), from: .dialler)
        guard !isInterested else { return true }
        waitForWork(Span.hour...2 * Span.day)
        lose(reason: random.pick(["no-budget", "timing", "not-a-fit", "no-decision"]), deal: nil)
        return false
    }

    /// A partner is asked to name others.
    mutating func askPartner() {
        waitForWork(Span.hour...2 * Span.day)
        attempt(isReached: true)
        waitForWork(Span.hour...5 * Span.day)
        let requested = ReferralRequested.with {
            $0.rep = rep
            $0.target = .partner
        }
        report(.referralRequested(requested))
    }

    mutating func changeOwner() {
        waitForWork(Span.hour...2 * Span.day)
        let next = world.roster.anyone(but: rep, using: &random)
        let changed = OwnerChanged.with {
            $0.fromRep = rep
            $0.toRep = next
            $0.by = "manager-01"
            $0.reason = random.pick(["territory", "workload", "language"])
        }
        report(.ownerChanged(changed))
        rep = next
    }

    private mutating func attempt(isReached: Bool) {
        let channel = random.pick(["phone", "phone", "phone", "email", "linkedin", "video", "text", "door"])
        let attempted = OutreachAttempted.with {
            $0.rep = rep
            $0.channel = channel
            $0.target = prospect.kind == .partner ? .partner : .prospect
            $0.direction = isReached ? .twoWay : .oneWay
            $0.outcome =
                isReached ? "reached" : channel == "phone" ? random.pick(["no-answer", "voicemail"]) : "no-answer"
            if channel == "email" {
                $0.messageID = "intro-2"
                $0.claims = ["saves-a-day-a-week"]
            }
        }
        report(.outreachAttempted(attempted), from: channel == "phone" ? .dialler : .crm)
    }
}
