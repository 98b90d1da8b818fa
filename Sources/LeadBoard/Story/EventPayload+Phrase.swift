import LeadEvents

extension EventPayload {
    /// The event in words, without personal data.
    package var phrase: Phrase {
        switch self {
        case .leadCaptured(let event): event.phrase
        case .leadEngaged(let event): event.phrase
        case .leadEnriched(let event): event.phrase
        case .leadUpdated(let event): event.phrase
        case .touchRecorded(let event): event.phrase
        case .identityLinked(let event): event.phrase
        case .consentChanged(let event): event.phrase
        case .campaignScheduled(let event): event.phrase
        case .campaignStarted(let event): event.phrase
        case .campaignEnded(let event): event.phrase
        case .promotionStarted(let event): event.phrase
        case .spendRecorded(let event): event.phrase
        case .purchaseCompleted(let event): event.phrase
        case .messageSent(let event): event.phrase
        case .messageBounced(let event): event.phrase
        case .messageComplained(let event): event.phrase
        case .contentSupplied(let event): event.phrase
        case .claimApproved(let event): event.phrase
        case .claimRetired(let event): event.phrase
        case .leadScored(let event): event.phrase
        case .leadQualified(let event): event.phrase
        case .handoffOffered(let event): event.phrase
        case .leadRecycled(let event): event.phrase
        case .leadDisqualified(let event): event.phrase
        case .leadConverted(let event): event.phrase
        case .nurtureDue(let event): event.phrase
        case .nurtureSuppressed(let event): event.phrase
        case .leadMerged(let event): event.phrase
        case .creditAssigned(let event): event.phrase
        case .handoffAccepted(let event): event.phrase
        case .handoffRejected(let event): event.phrase
        case .leadSourced(let event): event.phrase
        case .leadReferred(let event): event.phrase
        case .suspectIdentified(let event): event.phrase
        case .prospectClaimed(let event): event.phrase
        case .proposalRequested(let event): event.phrase
        case .ownerChanged(let event): event.phrase
        case .outreachAttempted(let event): event.phrase
        case .conversationHeld(let event): event.phrase
        case .meetingScheduled(let event): event.phrase
        case .meetingHeld(let event): event.phrase
        case .meetingMissed(let event): event.phrase
        case .objectionRaised(let event): event.phrase
        case .objectionResolved(let event): event.phrase
        case .discoveryCompleted(let event): event.phrase
        case .proposalSent(let event): event.phrase
        case .negotiationChanged(let event): event.phrase
        case .followupScheduled(let event): event.phrase
        case .referralRequested(let event): event.phrase
        case .contentRequested(let event): event.phrase
        case .contentUsed(let event): event.phrase
        case .competitorMentioned(let event): event.phrase
        case .dealOpened(let event): event.phrase
        case .dealUpdated(let event): event.phrase
        case .saleWon(let event): event.phrase
        case .saleLost(let event): event.phrase
        case .saleReversed(let event): event.phrase
        case .targetSet(let event): event.phrase
        case .repChanged(let event): event.phrase
        case .leadAssigned(let event): event.phrase
        case .handoffConfirmed(let event): event.phrase
        case .handoffReturned(let event): event.phrase
        case .handoffExpired(let event): event.phrase
        case .accountabilityTransferred(let event): event.phrase
        case .deadlineBreached(let event): event.phrase
        case .leadEscalated(let event): event.phrase
        case .followupDue(let event): event.phrase
        case .leadExhausted(let event): event.phrase
        case .leadFasttracked(let event): event.phrase
        case .stageChanged(let event): event.phrase
        case .dealClosed(let event): event.phrase
        case .activityRetracted(let event): event.phrase
        case .activityRefused(let event): event.phrase
        case .anomalyNoted(let event): event.phrase
        case .agreementProposed(let event): event.phrase
        case .agreementSigned(let event): event.phrase
        case .agreementWithdrawn(let event): event.phrase
        case .knowledgeShared(let event): event.phrase
        case .knowledgeAcknowledged(let event): event.phrase
        case .knowledgeDisputed(let event): event.phrase
        case .clockTicked: Phrase("clock ticked")
        case .clockHeld: Phrase("clock held: history is being imported")
        case .clockReleased: Phrase("clock released")
        case .leadAliased(let event): event.phrase
        case .assignmentRequested(let event): event.phrase
        case .assignmentReleased(let event): event.phrase
        }
    }
}
