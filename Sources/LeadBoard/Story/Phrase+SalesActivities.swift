import LeadEvents
import SwiftProtobuf

extension HandoffAccepted {
    var phrase: Phrase { Phrase("accepted", [.labelled("rep", rep), note]) }
}

extension HandoffRejected {
    var phrase: Phrase { Phrase("rejected", [reason, .labelled("rep", rep), note]) }
}

extension LeadSourced {
    var phrase: Phrase {
        Phrase("sourced by sales", [how, .labelled("rep", rep), hasOrigin ? origin.words : nil, isTest ? "test" : nil])
    }
}

extension LeadReferred {
    var phrase: Phrase {
        Phrase(
            "referred",
            [
                .labelled("by customer", byCustomer), .labelled("by partner", byPartner), .labelled("rep", rep),
                isTest ? "test" : nil,
            ])
    }
}

extension SuspectIdentified {
    var phrase: Phrase {
        Phrase(
            "suspect identified",
            [.labelled("rep", rep), hasNeededAt ? "needed " + minute(neededAt) : nil, note])
    }
}

extension ProspectClaimed {
    var phrase: Phrase { Phrase("claimed by " + rep, [hasUntil ? "until " + minute(until) : nil, note]) }
}

extension ProposalRequested {
    var phrase: Phrase {
        Phrase("asked for a proposal", [.labelled("for", products.joined(separator: " ")), .labelled("rep", rep)])
    }
}

extension OwnerChanged {
    var phrase: Phrase {
        Phrase("given to " + toRep, [.labelled("from", fromRep), .labelled("by", by), reason])
    }
}

extension OutreachAttempted.Target {
    fileprivate var words: String? { self == .partner ? "to a partner" : nil }
}

extension OutreachAttempted {
    var phrase: Phrase {
        Phrase(
            "outreach",
            [
                channel, outcome, .labelled("rep", rep), target.words,
                hasNextStepAt ? "next step " + minute(nextStepAt) : nil,
            ])
    }
}

extension ConversationHeld {
    var phrase: Phrase {
        Phrase(
            "conversation",
            [
                channel, outcome, .labelled("rep", rep), target.words,
                hasDuration ? span(seconds: duration.seconds) : nil,
                hasNextStepAt ? "next step " + minute(nextStepAt) : nil, note,
            ])
    }
}

extension MeetingScheduled {
    var phrase: Phrase { Phrase("meeting scheduled", ["for " + minute(startsAt), channel, .labelled("rep", rep)]) }
}

extension MeetingHeld {
    var phrase: Phrase {
        Phrase(
            "meeting held",
            [outcome, .labelled("rep", rep), hasNextStepAt ? "next step " + minute(nextStepAt) : nil])
    }
}

extension MeetingMissed {
    var phrase: Phrase { Phrase("meeting missed", [.labelled("by", missedBy), .labelled("rep", rep)]) }
}

extension ObjectionRaised {
    var phrase: Phrase { Phrase("objection raised", [kind, note, .labelled("rep", rep)]) }
}

extension ObjectionResolved {
    var phrase: Phrase { Phrase("objection resolved", [how, .labelled("rep", rep)]) }
}

extension DiscoveryCompleted {
    var phrase: Phrase { Phrase("discovery completed", [findings, .labelled("rep", rep)]) }
}

extension ProposalSent {
    var phrase: Phrase {
        Phrase("proposal sent", [proposalID, hasMoney ? money.words : nil, .labelled("rep", rep)])
    }
}

extension NegotiationChanged {
    var phrase: Phrase {
        Phrase("terms changed", [term, .labelled("from", from), .labelled("to", to), .labelled("deal", dealID)])
    }
}

extension FollowupScheduled {
    var phrase: Phrase { Phrase("follow-up scheduled", ["for " + minute(at), channel, .labelled("rep", rep), note]) }
}

extension ReferralRequested {
    var phrase: Phrase { Phrase("asked for a referral", [.labelled("rep", rep), target.words, note]) }
}

extension ContentRequested {
    var phrase: Phrase {
        Phrase(
            "content requested",
            [description_p, .labelled("rep", rep), hasNeededAt ? "needed " + minute(neededAt) : nil])
    }
}

extension ContentUsed {
    var phrase: Phrase {
        Phrase("content shown", [asset, .labelled("version", version), channel, .labelled("rep", rep)])
    }
}

extension CompetitorMentioned {
    var phrase: Phrase { Phrase("competitor mentioned", [competitor, note, .labelled("rep", rep)]) }
}

extension DealOpened {
    var phrase: Phrase {
        Phrase(
            "deal opened",
            [
                dealID, hasAmount ? amount.words : nil, .labelled("stage", stage), .labelled("rep", rep),
                hasExpectedClose ? "expected " + minute(expectedClose) : nil, reason,
            ])
    }
}

extension DealUpdated {
    var phrase: Phrase {
        Phrase(
            "deal updated",
            [
                dealID, hasAmount ? amount.words : nil, .labelled("stage", stage), .labelled("rep", rep),
                hasExpectedClose ? "expected " + minute(expectedClose) : nil, reason,
            ])
    }
}

extension SaleWon {
    var phrase: Phrase {
        Phrase("sale won", [.labelled("deal", dealID), hasAmount ? amount.words : nil, .labelled("rep", rep), reason])
    }
}

extension SaleLost {
    var phrase: Phrase {
        Phrase(
            "sale lost",
            [reason, .labelled("deal", dealID), .labelled("to", competitor), .labelled("rep", rep), note])
    }
}

extension SaleReversed {
    var phrase: Phrase {
        Phrase("sale reversed", [.labelled("deal", dealID), reason, hasAmount ? amount.words : nil])
    }
}

extension TargetSet {
    var phrase: Phrase {
        Phrase(
            "target set",
            [
                hasRep ? "for " + rep : "for the team", hasRevenue ? revenue.words : nil,
                hasDeals ? "\(deals) deals" : nil, minute(period.from) + " to " + minute(period.until),
            ])
    }
}

extension RepChanged {
    var phrase: Phrase {
        Phrase(
            "rep " + rep + (left ? " left" : " changed"),
            [
                .labelled("pools", pools.joined(separator: " ")), hasWeight ? "weight \(weight)" : nil,
                hasCapacity ? "capacity \(capacity)" : nil, profile,
                hasAbsentFrom ? "absent from " + minute(absentFrom) : nil,
                hasAbsentUntil ? "absent until " + minute(absentUntil) : nil,
            ])
    }
}
