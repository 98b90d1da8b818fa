extension LeadAliased: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(lead, "lead")
        findings.id(identityKind, "identity_kind")
    }
}

extension AssignmentRequested: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(pool, "pool")
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
        findings.id(ifPresent: hasPreferredRep ? preferredRep : nil, "preferred_rep")
        findings.text(ifPresent: preference, "preference")
        findings.score(score, "score")
        findings.text(ifPresent: hasCountry ? country : nil, "country")
        findings.text(ifPresent: hasLanguage ? language : nil, "language")
    }
}

extension AssignmentReleased: Checkable {
    func check(_ findings: inout Findings) {
        findings.text(reason, "reason")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
    }
}
