import LeadEvents

extension LeadAssigned {
    var phrase: Phrase { Phrase("assigned to " + rep, [rule, .labelled("pool", pool)], why: trace) }
}

extension HandoffConfirmed {
    var phrase: Phrase {
        Phrase("taken over by sales", [.labelled("rep", rep), "answered after " + span(seconds: waitedSeconds)])
    }
}

extension HandoffReturned {
    var phrase: Phrase { Phrase("returned to marketing", [reason, .labelled("by", rep)]) }
}

extension HandoffExpired {
    var phrase: Phrase {
        Phrase("offer expired", ["answer was due " + minute(respondBy), .labelled("rep", rep)])
    }
}

extension AccountabilityTransferred {
    var phrase: Phrase {
        let move = from == .unspecified ? "to " + to.name : "from " + from.name + " to " + to.name
        return Phrase("accountability " + move, [reason])
    }
}

extension DeadlineBreached {
    var phrase: Phrase {
        Phrase(
            "deadline missed",
            [deadline, "due " + minute(due), "waiting on " + waitingOn.name, .labelled("rep", rep)])
    }
}

extension LeadEscalated {
    var phrase: Phrase { Phrase("escalated to " + to, [reason]) }
}

extension FollowupDue {
    var phrase: Phrase {
        Phrase("follow-up due", [minute(due), .labelled("rep", rep), "after \(attempts) attempts"])
    }
}

extension LeadExhausted {
    var phrase: Phrase {
        Phrase("given back after \(attempts) attempts without a conversation", [.labelled("rep", rep)])
    }
}

extension LeadFasttracked {
    var phrase: Phrase { Phrase("went straight to sales", [reason, .labelled("rep", rep)]) }
}

extension StageChanged {
    var phrase: Phrase {
        Phrase("stage " + from.word + " -> " + to.word, why: skipped.isEmpty ? [] : ["skipped: " + skipped])
    }
}

extension SalesStage {
    var word: String {
        switch self {
        case .unspecified: "none"
        case .suspect: "suspect"
        case .offered: "offered"
        case .working: "working"
        case .opportunity: "opportunity"
        case .won: "won"
        case .lost: "lost"
        case .returned: "returned"
        case .UNRECOGNIZED: "unknown"
        }
    }
}

extension DealClosed {
    var phrase: Phrase {
        Phrase(
            "deal " + outcome.word,
            [
                dealID, hasAmount ? amount.words : nil, .labelled("rep", rep), reason,
                hasClosedAt ? "closed " + minute(closedAt) : nil,
            ],
            why: [bypass.words])
    }
}

extension DealClosed.Outcome {
    fileprivate var word: String {
        switch self {
        case .won: "won"
        case .lost: "lost"
        case .reversed: "reversed"
        case .unspecified, .UNRECOGNIZED: "closed"
        }
    }
}

extension DealClosed.Bypass {
    fileprivate var words: String? {
        switch self {
        case .notAccepted: "sales had not accepted the lead"
        case .notOffered: "marketing had not offered the lead"
        case .unspecified, .UNRECOGNIZED: nil
        }
    }
}
