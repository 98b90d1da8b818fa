package import LeadEvents

/// Marketing's rules, first version: capture, interest and fit, qualification, the offer to sales, and what comes back.
///
/// - What is scored depends on marketing's own activities alone, evaluated at their own times. So sales' decisions change
///   no score, however late or early they are read.
/// - A lead's first capture is qualified and offered by the usual rules even where sales closed a deal before it was read:
///   which decisions exist shall not depend on which team was faster. Only a lead that sales brought in itself is left to sales.
/// - Candidates and partners are kept, with their interest, but neither scored nor qualified nor offered: they stay out of the
///   revenue funnel until they are captured as customers.
package enum MarketingRules: TeamRules {
    package static let team = Team.marketing
    package static let version: UInt32 = 1

    package static func decide(
        _ event: LeadEvent, _ id: LeadID, _ lead: inout MarketingLead, _ context: RuleContext
    ) -> [Decision] {
        var deliberation = Deliberation(event, id, lead, context)
        deliberation.consider(event)
        deliberation.settle()
        let (after, decisions) = deliberation.finish()
        lead = after
        return decisions
    }

    package static func fire(_ id: LeadID, _ lead: inout MarketingLead, _ context: RuleContext) -> [Decision] {
        var deliberation = Deliberation(nil, id, lead, context)
        deliberation.settle()
        let (after, decisions) = deliberation.finish()
        lead = after
        return decisions
    }
}

extension Deliberation {
    mutating func consider(_ event: LeadEvent) {
        if lead.aliasOf != nil, event.type != .leadAliased { return refuse(.otherName) }
        switch event.payload {
        // Activities of marketing
        case .leadCaptured(let capture): captured(capture)
        case .leadEngaged(let engagement): engaged(engagement)
        case .leadEnriched(let enrichment): enriched(enrichment)
        case .leadUpdated(let update): updated(update)
        case .identityLinked(let link): linked(link)
        case .consentChanged(let change): consentChanged(change)
        case .purchaseCompleted(let purchase): purchased(purchase)
        case .messageSent(let message): sent(message)
        case .messageBounced(let bounce): bounced(bounce)
        case .messageComplained(let complaint): complained(complaint)
        case .activityRetracted: refuse(.retractionNotSupported)
        // Decisions of sales
        case .accountabilityTransferred(let transfer): transferred(transfer)
        case .handoffReturned(let answer): returned(answer)
        case .handoffExpired(let expiry): expired(expiry)
        case .leadExhausted: exhausted()
        case .dealClosed(let deal): closed(deal)
        // Internal
        case .leadAliased(let alias): aliased(alias)
        // What never comes under a lead's key
        case .touchRecorded, .campaignScheduled, .campaignStarted, .campaignEnded, .promotionStarted, .spendRecorded,
            .contentSupplied, .claimApproved, .claimRetired, .agreementProposed, .agreementSigned, .agreementWithdrawn,
            .knowledgeShared, .knowledgeAcknowledged, .knowledgeDisputed, .clockTicked, .clockHeld, .clockReleased:
            refuse(.notAboutOneLead)
        // What marketing concludes itself
        case .leadScored, .leadQualified, .handoffOffered, .leadRecycled, .leadDisqualified, .leadConverted,
            .nurtureDue,
            .nurtureSuppressed, .leadMerged, .creditAssigned, .activityRefused, .anomalyNoted:
            refuse(.decision)
        // What concerns sales alone
        case .handoffAccepted, .handoffRejected, .leadSourced, .leadReferred, .suspectIdentified, .prospectClaimed,
            .proposalRequested, .ownerChanged, .outreachAttempted, .conversationHeld, .meetingScheduled, .meetingHeld,
            .meetingMissed, .objectionRaised, .objectionResolved, .discoveryCompleted, .proposalSent,
            .negotiationChanged, .followupScheduled, .referralRequested, .contentRequested, .contentUsed,
            .competitorMentioned, .dealOpened, .dealUpdated, .saleWon, .saleLost, .saleReversed, .targetSet,
            .repChanged,
            .leadAssigned, .handoffConfirmed, .deadlineBreached, .leadEscalated, .followupDue, .leadFasttracked,
            .stageChanged, .assignmentRequested, .assignmentReleased:
            refuse(.othersBusiness)
        }
    }
}
