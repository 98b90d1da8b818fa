/// The typed value of one event; one case per event type.
///
/// (Indirect, because a value would be as large as the largest message, and is handed on many times.)
package indirect enum EventPayload: Sendable, Hashable {
    case leadCaptured(LeadCaptured)
    case leadEngaged(LeadEngaged)
    case leadEnriched(LeadEnriched)
    case leadUpdated(LeadUpdated)
    case touchRecorded(TouchRecorded)
    case identityLinked(IdentityLinked)
    case consentChanged(ConsentChanged)
    case campaignScheduled(CampaignScheduled)
    case campaignStarted(CampaignStarted)
    case campaignEnded(CampaignEnded)
    case promotionStarted(PromotionStarted)
    case spendRecorded(SpendRecorded)
    case purchaseCompleted(PurchaseCompleted)
    case messageSent(MessageSent)
    case messageBounced(MessageBounced)
    case messageComplained(MessageComplained)
    case contentSupplied(ContentSupplied)
    case claimApproved(ClaimApproved)
    case claimRetired(ClaimRetired)
    case leadScored(LeadScored)
    case leadQualified(LeadQualified)
    case handoffOffered(HandoffOffered)
    case leadRecycled(LeadRecycled)
    case leadDisqualified(LeadDisqualified)
    case leadConverted(LeadConverted)
    case nurtureDue(NurtureDue)
    case nurtureSuppressed(NurtureSuppressed)
    case leadMerged(LeadMerged)
    case creditAssigned(CreditAssigned)
    case handoffAccepted(HandoffAccepted)
    case handoffRejected(HandoffRejected)
    case leadSourced(LeadSourced)
    case leadReferred(LeadReferred)
    case suspectIdentified(SuspectIdentified)
    case prospectClaimed(ProspectClaimed)
    case proposalRequested(ProposalRequested)
    case ownerChanged(OwnerChanged)
    case outreachAttempted(OutreachAttempted)
    case conversationHeld(ConversationHeld)
    case meetingScheduled(MeetingScheduled)
    case meetingHeld(MeetingHeld)
    case meetingMissed(MeetingMissed)
    case objectionRaised(ObjectionRaised)
    case objectionResolved(ObjectionResolved)
    case discoveryCompleted(DiscoveryCompleted)
    case proposalSent(ProposalSent)
    case negotiationChanged(NegotiationChanged)
    case followupScheduled(FollowupScheduled)
    case referralRequested(ReferralRequested)
    case contentRequested(ContentRequested)
    case contentUsed(ContentUsed)
    case competitorMentioned(CompetitorMentioned)
    case dealOpened(DealOpened)
    case dealUpdated(DealUpdated)
    case saleWon(SaleWon)
    case saleLost(SaleLost)
    case saleReversed(SaleReversed)
    case targetSet(TargetSet)
    case repChanged(RepChanged)
    case leadAssigned(LeadAssigned)
    case handoffConfirmed(HandoffConfirmed)
    case handoffReturned(HandoffReturned)
    case handoffExpired(HandoffExpired)
    case accountabilityTransferred(AccountabilityTransferred)
    case deadlineBreached(DeadlineBreached)
    case leadEscalated(LeadEscalated)
    case followupDue(FollowupDue)
    case leadExhausted(LeadExhausted)
    case leadFasttracked(LeadFasttracked)
    case stageChanged(StageChanged)
    case dealClosed(DealClosed)
    case activityRetracted(ActivityRetracted)
    case activityRefused(ActivityRefused)
    case anomalyNoted(AnomalyNoted)
    case agreementProposed(AgreementProposed)
    case agreementSigned(AgreementSigned)
    case agreementWithdrawn(AgreementWithdrawn)
    case knowledgeShared(KnowledgeShared)
    case knowledgeAcknowledged(KnowledgeAcknowledged)
    case knowledgeDisputed(KnowledgeDisputed)
    case clockTicked(ClockTicked)
    case clockHeld(ClockHeld)
    case clockReleased(ClockReleased)
    case leadAliased(LeadAliased)
    case assignmentRequested(AssignmentRequested)
    case assignmentReleased(AssignmentReleased)
}

extension EventPayload {
    package var type: EventType {
        switch self {
        case .leadCaptured: .leadCaptured
        case .leadEngaged: .leadEngaged
        case .leadEnriched: .leadEnriched
        case .leadUpdated: .leadUpdated
        case .touchRecorded: .touchRecorded
        case .identityLinked: .identityLinked
        case .consentChanged: .consentChanged
        case .campaignScheduled: .campaignScheduled
        case .campaignStarted: .campaignStarted
        case .campaignEnded: .campaignEnded
        case .promotionStarted: .promotionStarted
        case .spendRecorded: .spendRecorded
        case .purchaseCompleted: .purchaseCompleted
        case .messageSent: .messageSent
        case .messageBounced: .messageBounced
        case .messageComplained: .messageComplained
        case .contentSupplied: .contentSupplied
        case .claimApproved: .claimApproved
        case .claimRetired: .claimRetired
        case .leadScored: .leadScored
        case .leadQualified: .leadQualified
        case .handoffOffered: .handoffOffered
        case .leadRecycled: .leadRecycled
        case .leadDisqualified: .leadDisqualified
        case .leadConverted: .leadConverted
        case .nurtureDue: .nurtureDue
        case .nurtureSuppressed: .nurtureSuppressed
        case .leadMerged: .leadMerged
        case .creditAssigned: .creditAssigned
        case .handoffAccepted: .handoffAccepted
        case .handoffRejected: .handoffRejected
        case .leadSourced: .leadSourced
        case .leadReferred: .leadReferred
        case .suspectIdentified: .suspectIdentified
        case .prospectClaimed: .prospectClaimed
        case .proposalRequested: .proposalRequested
        case .ownerChanged: .ownerChanged
        case .outreachAttempted: .outreachAttempted
        case .conversationHeld: .conversationHeld
        case .meetingScheduled: .meetingScheduled
        case .meetingHeld: .meetingHeld
        case .meetingMissed: .meetingMissed
        case .objectionRaised: .objectionRaised
        case .objectionResolved: .objectionResolved
        case .discoveryCompleted: .discoveryCompleted
        case .proposalSent: .proposalSent
        case .negotiationChanged: .negotiationChanged
        case .followupScheduled: .followupScheduled
        case .referralRequested: .referralRequested
        case .contentRequested: .contentRequested
        case .contentUsed: .contentUsed
        case .competitorMentioned: .competitorMentioned
        case .dealOpened: .dealOpened
        case .dealUpdated: .dealUpdated
        case .saleWon: .saleWon
        case .saleLost: .saleLost
        case .saleReversed: .saleReversed
        case .targetSet: .targetSet
        case .repChanged: .repChanged
        case .leadAssigned: .leadAssigned
        case .handoffConfirmed: .handoffConfirmed
        case .handoffReturned: .handoffReturned
        case .handoffExpired: .handoffExpired
        case .accountabilityTransferred: .accountabilityTransferred
        case .deadlineBreached: .deadlineBreached
        case .leadEscalated: .leadEscalated
        case .followupDue: .followupDue
        case .leadExhausted: .leadExhausted
        case .leadFasttracked: .leadFasttracked
        case .stageChanged: .stageChanged
        case .dealClosed: .dealClosed
        case .activityRetracted: .activityRetracted
        case .activityRefused: .activityRefused
        case .anomalyNoted: .anomalyNoted
        case .agreementProposed: .agreementProposed
        case .agreementSigned: .agreementSigned
        case .agreementWithdrawn: .agreementWithdrawn
        case .knowledgeShared: .knowledgeShared
        case .knowledgeAcknowledged: .knowledgeAcknowledged
        case .knowledgeDisputed: .knowledgeDisputed
        case .clockTicked: .clockTicked
        case .clockHeld: .clockHeld
        case .clockReleased: .clockReleased
        case .leadAliased: .leadAliased
        case .assignmentRequested: .assignmentRequested
        case .assignmentReleased: .assignmentReleased
        }
    }
}
