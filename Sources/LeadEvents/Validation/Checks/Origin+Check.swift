extension Origin: Checkable {
    func check(_ findings: inout Findings) {
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.text(ifPresent: hasSource ? source : nil, "source")
        findings.text(ifPresent: hasMedium ? medium : nil, "medium")
        findings.text(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.text(ifPresent: hasTerm ? term : nil, "term")
        findings.text(ifPresent: hasContent ? content : nil, "content")
        findings.text(ifPresent: hasUtmID ? utmID : nil, "utm_id")
        findings.text(ifPresent: hasLandingPage ? landingPage : nil, "landing_page", .link)
        findings.text(ifPresent: hasReferrer ? referrer : nil, "referrer", .link)
        findings.message(ifPresent: hasAdPlatform ? adPlatform : nil, "ad_platform")
        findings.messages(clickIds, "click_ids", atMost: 16)
    }
}

extension AdPlatform: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(name, "name")
        findings.text(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.text(ifPresent: hasAdSet ? adSet : nil, "ad_set")
        findings.text(ifPresent: hasAd ? ad : nil, "ad")
        findings.text(ifPresent: hasForm ? form : nil, "form")
        findings.text(ifPresent: hasLeadID ? leadID : nil, "lead_id")
    }
}

extension ClickId: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(kind, "kind")
        findings.text(value, "value")
        findings.time(ifPresent: hasTime ? time : nil, "time")
    }
}
