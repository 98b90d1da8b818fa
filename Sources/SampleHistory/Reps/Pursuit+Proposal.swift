import CloudEvents
import LeadEvents
import SwiftProtobuf

/// What happens between a proposal and its answer.
extension Pursuit {
    mutating func sendProposal() {
        let sent = ProposalSent.with {
            $0.rep = rep
            $0.proposalID = "proposal-\(label)"
            $0.dealID = dealID
            $0.claims = ["ready-in-a-week"]
        }
        report(.proposalSent(sent))
        guard random.chance(400) else { return }
        let used = ContentUsed.with {
            $0.rep = rep
            $0.asset = "comparison-1"
            $0.version = "1"
            $0.channel = "email"
        }
        report(.contentUsed(used))
    }

    mutating func object() {
        waitForWork(4 * Span.hour...3 * Span.day)
        let objection = "objection-\(label)"
        let raised = ObjectionRaised.with {
            $0.rep = rep
            $0.objectionID = objection
            $0.kind = random.pick(["price", "timing", "authority", "need", "trust", "feature"])
        }
        report(.objectionRaised(raised))
        guard random.chance(700) else { return }
        waitForWork(2 * Span.hour...3 * Span.day)
        let resolved = ObjectionResolved.with {
            $0.rep = rep
            $0.objectionID = objection
            $0.how = "showed how another plant does it"
        }
        report(.objectionResolved(resolved))
    }

    mutating func mentionCompetitor() {
        let mentioned = CompetitorMentioned.with {
            $0.rep = rep
            $0.competitor = random.pick(Names.competitors)
        }
        report(.competitorMentioned(mentioned))
    }

    mutating func changeTerms() {
        waitForWork(4 * Span.hour...4 * Span.day)
        let changed = NegotiationChanged.with {
            $0.rep = rep
            $0.dealID = dealID
            $0.term = "discount"
            $0.from = "0 %"
            $0.to = random.pick(["5 %", "10 %"])
        }
        report(.negotiationChanged(changed))
        let updated = DealUpdated.with {
            $0.dealID = dealID
            $0.rep = rep
            $0.stage = "negotiation"
        }
        report(.dealUpdated(updated))
    }

    mutating func followUp() {
        let scheduled = FollowupScheduled.with {
            $0.rep = rep
            $0.at = .init(clock.advanced(byMilliseconds: 3 * Span.day).whenAtWork)
            $0.channel = "phone"
        }
        report(.followupScheduled(scheduled))
    }
}
