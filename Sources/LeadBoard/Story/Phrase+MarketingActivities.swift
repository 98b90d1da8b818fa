import LeadEvents

extension LeadCaptured {
    var phrase: Phrase {
        let first = hasEarlierTouch ? earlierTouch.words.map { "first touched through " + $0 } : nil
        return Phrase(
            "captured",
            [
                hasOrigin ? origin.words : "no origin", first, contactRequested ? "asked to be contacted" : nil,
                .labelled("form", formID), .labelled("for", products.joined(separator: " ")), kindWord,
                isTest ? "test" : nil,
            ])
    }

    private var kindWord: String? {
        switch kind {
        case .candidate: "a candidate"
        case .partner: "a partner"
        case .unspecified, .customer, .UNRECOGNIZED: nil
        }
    }
}

extension LeadEngaged {
    var phrase: Phrase {
        Phrase(
            "engaged",
            [
                signal, .labelled("with", asset), .labelled("campaign", campaign), .labelled("message", messageID),
                .labelled("variant", variant), direction == .twoWay ? "two-way" : nil,
            ])
    }
}

extension LeadEnriched {
    var phrase: Phrase {
        Phrase("enriched", [.labelled("by", saidBy), hasAsOf ? "as of " + minute(asOf) : nil])
    }
}

extension LeadUpdated {
    var phrase: Phrase {
        Phrase("updated", [.labelled("by", saidBy), .labelled("cleared", cleared.joined(separator: " "))])
    }
}

extension TouchRecorded {
    var phrase: Phrase {
        Phrase(
            "touch recorded",
            [
                .labelled("channel", channel), .labelled("campaign", campaign), hasReach ? "reach \(reach)" : nil,
                hasCost ? "cost " + cost.words : nil, hasPaid && !paid ? "not paid for" : nil,
            ])
    }
}

extension IdentityLinked {
    var phrase: Phrase { Phrase("another name linked", [identity.kindWord, .labelled("by", saidBy), reason]) }
}

extension Identity {
    /// What the identity is, never what it says.
    var kindWord: String? {
        switch kind {
        case .email: "e-mail"
        case .phone: "phone"
        case .externalID(let id): "id of " + id.system
        case .anonymousID: "anonymous id"
        case nil: nil
        }
    }
}

extension ConsentChanged {
    var phrase: Phrase {
        Phrase(consent.granted ? "consent given" : "consent taken back", [consent.purpose, consent.channel])
    }
}

extension CampaignScheduled {
    var phrase: Phrase {
        Phrase(
            "campaign scheduled",
            [
                campaign, minute(period.from) + " to " + minute(period.until),
                hasPlannedLeads ? "\(plannedLeads) leads planned" : nil, hasBudget ? "budget " + budget.words : nil,
            ])
    }
}

extension CampaignStarted {
    var phrase: Phrase { Phrase("campaign started", [campaign]) }
}

extension CampaignEnded {
    var phrase: Phrase { Phrase("campaign ended", [campaign]) }
}

extension PromotionStarted {
    var phrase: Phrase {
        let cut = hasDiscount ? "discount " + points(Int32(clamping: discount)) + " %" : nil
        return Phrase("promotion started", [campaign, cut, .labelled("for", products.joined(separator: " "))])
    }
}

extension SpendRecorded {
    var phrase: Phrase { Phrase("spend recorded", [campaign, money.words, "by " + team.name]) }
}

extension PurchaseCompleted {
    var phrase: Phrase {
        Phrase(
            "bought by itself",
            [.labelled("order", orderID), hasAmount ? amount.words : nil, .labelled("campaign", campaign)])
    }
}

extension MessageSent {
    var phrase: Phrase {
        Phrase(
            "message sent",
            [
                messageID, .labelled("version", version), .labelled("variant", variant),
                .labelled("campaign", campaign), audienceSize > 1 ? "to \(audienceSize) people" : nil,
            ])
    }
}

extension MessageBounced {
    var phrase: Phrase {
        Phrase(bounce == .hard ? "message bounced for good" : "message bounced", [messageID, campaign])
    }
}

extension MessageComplained {
    var phrase: Phrase { Phrase("message reported as spam", [messageID, campaign]) }
}

extension ContentSupplied {
    var phrase: Phrase { Phrase("content supplied", [asset, .labelled("version", version), title]) }
}

extension ClaimApproved {
    var phrase: Phrase { Phrase("claim approved", [claim, .labelled("version", version)]) }
}

extension ClaimRetired {
    var phrase: Phrase { Phrase("claim retired", [claim, reason]) }
}
