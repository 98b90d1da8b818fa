extension LeadAssigned: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(ifPresent: pool.isEmpty ? nil : pool, "pool")
        findings.text(rule, "rule")
        findings.count(trace.count, "trace", atMost: 16)
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
    }
}

extension HandoffConfirmed: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(handoffID, "handoff_id")
        findings.id(ifPresent: rep.isEmpty ? nil : rep, "rep")
        findings.range(waitedSeconds, "waited_seconds", 0...Int64.max)
    }
}

extension HandoffReturned: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(handoffID, "handoff_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(reason, "reason")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
    }
}

extension HandoffExpired: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(handoffID, "handoff_id")
        findings.time(hasRespondBy ? respondBy : nil, "respond_by")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
    }
}

extension AccountabilityTransferred: Checkable {
    func check(_ findings: inout Findings) {
        findings.choice(from, "from")
        findings.choice(to, "to", isNeeded: true)
        findings.text(reason, "reason")
    }
}

extension DeadlineBreached: Checkable {
    func check(_ findings: inout Findings) {
        findings.text(deadline, "deadline")
        findings.time(hasDue ? due : nil, "due")
        findings.choice(waitingOn, "waiting_on", isNeeded: true)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
    }
}

extension LeadEscalated: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(to, "to")
        findings.text(reason, "reason")
    }
}

extension FollowupDue: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.time(hasDue ? due : nil, "due")
    }
}

extension LeadExhausted: Checkable {
    func check(_ findings: inout Findings) { findings.id(ifPresent: hasRep ? rep : nil, "rep") }
}

extension LeadFasttracked: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(reason, "reason")
    }
}

extension StageChanged: Checkable {
    func check(_ findings: inout Findings) {
        findings.choice(from, "from")
        findings.choice(to, "to", isNeeded: true)
        findings.text(ifPresent: hasSkipped ? skipped : nil, "skipped")
    }
}

extension DealClosed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: dealID.isEmpty ? nil : dealID, "deal_id")
        findings.choice(outcome, "outcome", isNeeded: true)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.credited(credited)
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.choice(term, "term")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.time(hasClosedAt ? closedAt : nil, "closed_at")
        findings.choice(bypass, "bypass")
    }
}
