extension Findings {
    /// A score in hundredths of a point.
    mutating func score(_ score: Int32, _ field: StaticString) { range(score, field, 0...10_000) }
}

extension LeadScored: Checkable {
    func check(_ findings: inout Findings) {
        findings.score(fit, "fit")
        findings.score(engagement, "engagement")
        findings.score(score, "score")
        findings.choice(band, "band")
        findings.choice(previousBand, "previous_band")
        findings.messages(contributions, "contributions", atMost: 8)
    }
}

extension Contribution: Checkable {
    func check(_ findings: inout Findings) { findings.text(rule, "rule") }
}

extension LeadQualified: Checkable {
    func check(_ findings: inout Findings) {
        findings.choices(reasons, "reasons")
        findings.score(score, "score")
        findings.choice(band, "band")
        findings.ids(missing, "missing")
    }
}

extension HandoffOffered: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(handoffID, "handoff_id")
        findings.message(hasBrief ? brief : nil, "brief")
        findings.choices(reasons, "reasons")
        findings.score(score, "score")
        findings.choice(band, "band")
        findings.time(ifPresent: hasRespondBy ? respondBy : nil, "respond_by")
        findings.range(round, "round", 1...UInt32.max)
        findings.id(pool, "pool")
    }
}

extension LeadRecycled: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
        findings.choice(cause, "cause", isNeeded: true)
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.time(ifPresent: hasRestUntil ? restUntil : nil, "rest_until")
    }
}

extension LeadDisqualified: Checkable {
    func check(_ findings: inout Findings) { findings.text(reason, "reason") }
}

extension LeadConverted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(orderID, "order_id")
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
    }
}

extension NurtureDue: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(track, "track")
        findings.range(step, "step", 1...UInt32.max)
    }
}

extension NurtureSuppressed: Checkable {
    func check(_ findings: inout Findings) {
        findings.text(reason, "reason")
        findings.time(ifPresent: hasUntil ? until : nil, "until")
    }
}

extension LeadMerged: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(joined, "joined")
        findings.message(ifPresent: hasBecause ? because : nil, "because")
    }
}

extension CreditAssigned: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(dealID, "deal_id")
        findings.id(rule, "rule")
        findings.messages(shares, "shares")
        let sum = shares.reduce(into: UInt64(0)) { $0 += UInt64($1.share) }
        guard sum != 10_000 else { return }
        findings.add(.invalidValue, "shares", "add up to \(sum)", mend: "let them add up to 10000")
    }
}

extension CreditAssigned.Share: Checkable {
    func check(_ findings: inout Findings) {
        findings.choice(team, "team", isNeeded: true)
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.range(share, "share", 0...10_000)
    }
}
