import LeadEvents

extension Deliberation {
    /// What each type of event does. The types are listed one by one, so that a new one does not compile undecided.
    mutating func weigh(_ event: LeadEvent) {
        // The runtime hands such an event on to the lead that is meant; the rules have an answer all the same.
        if lead.aliasOf != nil, event.type != .leadAliased { return refuse(.otherName, event) }
        switch event.payload {
        // Decisions of marketing
        case .handoffOffered(let offer): offered(offer, event)
        case .leadConverted: converted()
        case .leadDisqualified: disqualified()
        // Activities of sales: answers
        case .handoffAccepted(let answer): accepted(answer, event)
        case .handoffRejected(let answer): rejected(answer, event)
        // Leads that sales brings in itself
        case .leadSourced(let sourced): self.sourced(sourced, event)
        case .leadReferred(let referred): self.referred(referred, event)
        case .suspectIdentified(let suspect): suspected(suspect, event)
        case .prospectClaimed(let claim): claimed(claim, event)
        case .proposalRequested(let request): proposalRequested(request, event)
        // Who works on it, and how
        case .ownerChanged(let change): ownerChanged(change, event)
        case .leadAssigned(let assignment): assigned(assignment)
        case .outreachAttempted(let attempt): attempted(attempt, event)
        case .conversationHeld(let conversation): conversed(conversation, event)
        case .meetingHeld(let meeting): met(meeting, event)
        case .followupScheduled(let followUp): scheduled(followUp, event)
        // Deals
        case .dealOpened(let deal): opened(deal, event)
        case .saleWon(let sale): won(sale, event)
        case .saleLost(let sale): lost(sale, event)
        case .saleReversed(let sale): reversed(sale, event)
        // Facts that the reports count and that change nothing about where the lead stands
        case .meetingScheduled, .meetingMissed, .objectionRaised, .objectionResolved, .discoveryCompleted,
            .proposalSent,
            .negotiationChanged, .referralRequested, .contentRequested, .contentUsed, .competitorMentioned,
            .dealUpdated:
            return
        // Both teams
        case .activityRetracted: refuse(.retractionNotSupported, event)
        case .leadAliased(let alias): aliased(alias, event)
        // What never comes under a lead's key
        case .targetSet, .repChanged, .agreementProposed, .agreementSigned, .agreementWithdrawn, .knowledgeShared,
            .knowledgeAcknowledged, .knowledgeDisputed, .clockTicked, .clockHeld, .clockReleased, .assignmentRequested,
            .assignmentReleased:
            refuse(.notAboutOneLead, event)
        // What sales concludes itself
        case .handoffConfirmed, .handoffReturned, .handoffExpired, .accountabilityTransferred, .deadlineBreached,
            .leadEscalated, .followupDue, .leadExhausted, .leadFasttracked, .stageChanged, .dealClosed,
            .activityRefused,
            .anomalyNoted:
            refuse(.decision, event)
        // What concerns marketing alone
        case .leadCaptured, .leadEngaged, .leadEnriched, .leadUpdated, .touchRecorded, .identityLinked, .consentChanged,
            .campaignScheduled, .campaignStarted, .campaignEnded, .promotionStarted, .spendRecorded, .purchaseCompleted,
            .messageSent, .messageBounced, .messageComplained, .contentSupplied, .claimApproved, .claimRetired,
            .leadScored, .leadQualified, .leadRecycled, .nurtureDue, .nurtureSuppressed, .leadMerged, .creditAssigned:
            refuse(.othersBusiness, event)
        }
    }
}
