import LeadEvents

extension LeadScored {
    var phrase: Phrase {
        let move = previousBand == band ? "band " + band.word : "band " + previousBand.word + " -> " + band.word
        let parts = "fit " + points(fit) + ", engagement " + points(engagement)
        return Phrase(
            "scored " + points(score) + " (" + parts + "), " + move,
            why: contributions.map { $0.rule + " " + ($0.points < 0 ? "" : "+") + points($0.points) })
    }
}

extension LeadQualified {
    var phrase: Phrase {
        Phrase(
            "qualified (" + reasons.words + "), score " + points(score) + ", band " + band.word
                + (round > 1 ? ", round \(round)" : ""),
            why: missing.isEmpty ? [] : ["the offer waits for " + missing.joined(separator: ", ")])
    }
}

extension [QualificationReason] {
    fileprivate var words: String { isEmpty ? "no reason given" : map(\.word).joined(separator: ", ") }
}

extension HandoffOffered {
    var phrase: Phrase {
        Phrase(
            "offered to sales",
            [
                .labelled("pool", pool), hasRespondBy ? "answer due " + minute(respondBy) : "no deadline",
                round > 1 ? "round \(round)" : nil,
            ],
            why: [reasons.words + ", score " + points(score) + ", band " + band.word])
    }
}

extension LeadRecycled {
    var phrase: Phrase {
        Phrase(
            "back with marketing",
            [cause.word, reason, hasRestUntil ? "rests until " + minute(restUntil) : nil])
    }
}

extension LeadRecycled.Cause {
    fileprivate var word: String? {
        switch self {
        case .returned: "returned by sales"
        case .expired: "not answered in time"
        case .lost: "deal lost"
        case .exhausted: "sales tried as often as agreed"
        case .unspecified, .UNRECOGNIZED: nil
        }
    }
}

extension LeadDisqualified {
    var phrase: Phrase { Phrase("given up", [reason]) }
}

extension LeadConverted {
    var phrase: Phrase {
        Phrase(
            "became a customer by itself",
            [.labelled("order", orderID), hasAmount ? amount.words : nil, .labelled("campaign", campaign)])
    }
}

extension NurtureDue {
    var phrase: Phrase { Phrase("nurturing due", [track, "step \(step)"]) }
}

extension NurtureSuppressed {
    var phrase: Phrase { Phrase("nurturing paused", [reason, hasUntil ? "until " + minute(until) : nil]) }
}

extension LeadMerged {
    var phrase: Phrase { Phrase("another lead joined", [joined]) }
}

extension CreditAssigned {
    var phrase: Phrase {
        Phrase(
            "credit assigned", [.labelled("deal", dealID), .labelled("rule", rule)],
            why: shares.map { share in
                let to = [share.team.name, share.campaign, share.channel].filter { !$0.isEmpty }
                return to.joined(separator: " ") + " " + points(Int32(clamping: share.share)) + " %"
            })
    }
}
