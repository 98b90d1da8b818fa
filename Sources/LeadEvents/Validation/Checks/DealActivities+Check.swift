extension DiscoveryCompleted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(ifPresent: hasFindings ? self.findings : nil, "findings", .prose)
        findings.ids(products, "products")
        findings.custom(custom)
    }
}

extension ProposalSent: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(proposalID, "proposal_id")
        findings.id(ifPresent: hasDealID ? dealID : nil, "deal_id")
        findings.message(ifPresent: hasMoney ? money : nil, "money")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.ids(claims, "claims")
        findings.custom(custom)
    }
}

extension NegotiationChanged: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(dealID, "deal_id")
        findings.text(term, "term")
        findings.text(ifPresent: hasFrom ? from : nil, "from")
        findings.text(ifPresent: hasTo ? to : nil, "to")
        findings.custom(custom)
    }
}

extension DealOpened: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(dealID, "deal_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.credited(credited)
        findings.text(ifPresent: hasStage ? stage : nil, "stage")
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.choice(term, "term")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.time(ifPresent: hasExpectedClose ? expectedClose : nil, "expected_close")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension DealUpdated: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(dealID, "deal_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.credited(credited)
        findings.text(ifPresent: hasStage ? stage : nil, "stage")
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.choice(term, "term")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.time(ifPresent: hasExpectedClose ? expectedClose : nil, "expected_close")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension SaleWon: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(dealID, "deal_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.credited(credited)
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.choice(term, "term")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension SaleLost: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: hasDealID ? dealID : nil, "deal_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(reason, "reason")
        findings.text(ifPresent: hasCompetitor ? competitor : nil, "competitor")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.credited(credited)
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.text(ifPresent: hasStage ? stage : nil, "stage")
        findings.custom(custom)
    }
}

extension SaleReversed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(dealID, "deal_id")
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.text(reason, "reason")
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.credited(credited)
        findings.custom(custom)
    }
}

extension TargetSet: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(ifPresent: hasRep ? rep : nil, "rep")
        findings.message(hasPeriod ? period : nil, "period")
        findings.message(ifPresent: hasRevenue ? revenue : nil, "revenue")
        findings.custom(custom)
    }
}

extension RepChanged: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(ifPresent: hasName ? name : nil, "name")
        findings.format(
            ifPresent: hasEmail ? email : nil, "email", Format.isEmail, "is no e-mail address",
            mend: "write at most 254 bytes with one @ and no blanks, or leave it out")
        findings.ids(pools, "pools")
        if hasWeight { findings.range(weight, "weight", 0...1_000) }
        if hasCapacity { findings.range(capacity, "capacity", 0...1_000_000) }
        findings.ids(territories, "territories")
        findings.count(languages.count, "languages", atMost: 64)
        for (index, language) in languages.enumerated() where !Format.isLanguage(language) {
            findings.inside("languages", at: index) {
                $0.add(.invalidValue, "", "is no BCP 47 language", mend: "write for example pt-BR")
            }
        }
        findings.format(
            ifPresent: hasTimeZone ? timeZone : nil, "time_zone", Format.isTimeZone, "is no IANA time zone",
            mend: "write for example America/Sao_Paulo")
        findings.text(ifPresent: hasHours ? hours : nil, "hours")
        findings.id(ifPresent: hasProfile ? profile : nil, "profile")
        findings.time(ifPresent: hasAbsentFrom ? absentFrom : nil, "absent_from")
        findings.time(ifPresent: hasAbsentUntil ? absentUntil : nil, "absent_until")
        findings.custom(custom)
    }
}
