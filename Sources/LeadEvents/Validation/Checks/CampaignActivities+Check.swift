extension TouchRecorded: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.text(channel, "channel")
        findings.choice(audience, "audience", isNeeded: true)
        findings.message(ifPresent: hasCost ? cost : nil, "cost")
        findings.text(ifPresent: hasAsset ? asset : nil, "asset", .link)
        findings.id(ifPresent: hasAssetVersion ? assetVersion : nil, "asset_version")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
        findings.ids(claims, "claims")
        findings.custom(custom)
    }
}

extension CampaignScheduled: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.text(ifPresent: hasName ? name : nil, "name")
        findings.message(hasPeriod ? period : nil, "period")
        findings.ids(channels, "channels")
        findings.message(ifPresent: hasBudget ? budget : nil, "budget")
        findings.choice(team, "team")
        findings.custom(custom)
    }
}

extension CampaignStarted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.choice(team, "team")
        findings.message(ifPresent: hasPeriod ? period : nil, "period")
        findings.message(ifPresent: hasBudget ? budget : nil, "budget")
        findings.custom(custom)
    }
}

extension CampaignEnded: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.choice(team, "team")
        findings.message(ifPresent: hasPeriod ? period : nil, "period")
        findings.message(ifPresent: hasSpent ? spent : nil, "spent")
        findings.custom(custom)
    }
}

extension PromotionStarted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.message(hasPeriod ? period : nil, "period")
        if hasDiscount { findings.range(discount, "discount", 0...10_000) }
        findings.ids(products, "products")
        findings.choice(team, "team")
        findings.message(ifPresent: hasBudget ? budget : nil, "budget")
        findings.custom(custom)
    }
}

extension SpendRecorded: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(campaign, "campaign")
        findings.choice(team, "team", isNeeded: true)
        findings.message(hasMoney ? money : nil, "money")
        findings.message(hasPeriod ? period : nil, "period")
        findings.id(ifPresent: hasCategory ? category : nil, "category")
        findings.custom(custom)
    }
}
