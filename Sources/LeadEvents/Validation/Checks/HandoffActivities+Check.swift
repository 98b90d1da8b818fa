extension HandoffAccepted: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
        findings.id(rep, "rep")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension HandoffRejected: Checkable {
    func check(_ findings: inout Findings) {
        findings.uuid(ifPresent: hasHandoffID ? handoffID : nil, "handoff_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(reason, "reason")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension LeadSourced: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(how, "how")
        findings.choice(kind, "kind")
        findings.message(ifPresent: hasOrigin ? origin : nil, "origin")
        findings.text(ifPresent: hasInterest ? interest : nil, "interest", .prose)
        findings.messages(consents, "consents", atMost: 16)
        findings.custom(custom)
    }
}

extension LeadReferred: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.uuid(ifPresent: hasByCustomer ? byCustomer : nil, "by_customer")
        findings.text(ifPresent: hasByPartner ? byPartner : nil, "by_partner")
        findings.choice(kind, "kind")
        findings.text(ifPresent: hasInterest ? interest : nil, "interest", .prose)
        findings.messages(consents, "consents", atMost: 16)
        findings.custom(custom)
    }
}

extension SuspectIdentified: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.time(ifPresent: hasNeededAt ? neededAt : nil, "needed_at")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.choice(kind, "kind")
        findings.custom(custom)
    }
}

extension ProspectClaimed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.time(ifPresent: hasUntil ? until : nil, "until")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension ProposalRequested: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(ifPresent: hasInterest ? interest : nil, "interest", .prose)
        findings.ids(products, "products")
        findings.choice(kind, "kind")
        findings.custom(custom)
    }
}

extension OwnerChanged: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: hasFromRep ? fromRep : nil, "from_rep")
        findings.id(toRep, "to_rep")
        findings.id(by, "by")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}
