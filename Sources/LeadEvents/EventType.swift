/// Every type of event that LeadRelay knows; the raw value is internal and is never written anywhere.
package enum EventType: UInt8, CaseIterable, Sendable {
    // Activities of marketing
    case leadCaptured, leadEngaged, leadEnriched, leadUpdated, touchRecorded, identityLinked, consentChanged,
        campaignScheduled, campaignStarted, campaignEnded, promotionStarted, spendRecorded, purchaseCompleted,
        messageSent, messageBounced, messageComplained, contentSupplied, claimApproved, claimRetired
    // Decisions of marketing
    case leadScored, leadQualified, handoffOffered, leadRecycled, leadDisqualified, leadConverted, nurtureDue,
        nurtureSuppressed, leadMerged, creditAssigned
    // Activities of sales
    case handoffAccepted, handoffRejected, leadSourced, leadReferred, suspectIdentified, prospectClaimed,
        proposalRequested, ownerChanged, outreachAttempted, conversationHeld, meetingScheduled, meetingHeld,
        meetingMissed, objectionRaised, objectionResolved, discoveryCompleted, proposalSent, negotiationChanged,
        followupScheduled, referralRequested, contentRequested, contentUsed, competitorMentioned, dealOpened,
        dealUpdated, saleWon, saleLost, saleReversed, targetSet, repChanged
    // Decisions of sales
    case leadAssigned, handoffConfirmed, handoffReturned, handoffExpired, accountabilityTransferred, deadlineBreached,
        leadEscalated, followupDue, leadExhausted, leadFasttracked, stageChanged, dealClosed
    // Both teams
    case activityRetracted, activityRefused, anomalyNoted, agreementProposed, agreementSigned, agreementWithdrawn,
        knowledgeShared, knowledgeAcknowledged, knowledgeDisputed
    // Internal
    case clockTicked, clockHeld, clockReleased, leadAliased, assignmentRequested, assignmentReleased
}
