extension MessageSent: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(messageID, "message_id")
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.ids(claims, "claims")
        findings.range(audienceSize, "audience_size", 1...UInt64.max)
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.id(ifPresent: hasSegment ? segment : nil, "segment")
        findings.custom(custom)
    }

    /// One message to one lead, or one to the many of a campaign: a fan-out never writes to leads one by one under one
    /// event.
    func checkAudience(isAboutLead: Bool, _ findings: inout Findings) {
        if isAboutLead {
            guard audienceSize > 1 else { return }
            findings.add(
                .invalidValue, "audience_size", "is \(audienceSize), but the subject is one lead",
                mend: "write 1, or leave the subject out and name the campaign")
        } else if !hasCampaign {
            findings.add(
                .invalidValue, "campaign", "is missing",
                mend: "write the campaign, or the lead that it went to as the subject")
        }
    }
}

extension MessageBounced: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(messageID, "message_id")
        findings.choice(bounce, "bounce", isNeeded: true)
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
        findings.custom(custom)
    }
}

extension MessageComplained: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(messageID, "message_id")
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
        findings.custom(custom)
    }
}

extension ContentSupplied: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(asset, "asset")
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.text(ifPresent: hasTitle ? title : nil, "title")
        findings.message(ifPresent: hasAnswers ? answers : nil, "answers")
        findings.ids(claims, "claims")
        findings.custom(custom)
    }
}

extension ClaimApproved: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(claim, "claim")
        findings.text(wording, "wording", .prose)
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.ids(products, "products")
        findings.custom(custom)
    }
}

extension ClaimRetired: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(claim, "claim")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}
