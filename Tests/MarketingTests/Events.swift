import CloudEvents
import LeadEvents

/// Events as the tests write them.
extension EventPayload {
    static func captured(
        askingForContact: Bool = false, kind: LeadKind = .unspecified, isTest: Bool = false,
        email: String? = "a@example.com",
        country: String? = nil, channel: String? = nil
    ) -> EventPayload {
        .leadCaptured(
            with(LeadCaptured()) {
                if let email { $0.person.email = email }
                if let country { $0.person.country = country }
                if let channel { $0.origin.channel = channel }
                $0.contactRequested = askingForContact
                $0.kind = kind
                $0.isTest = isTest
            })
    }

    static func engaged(_ signal: String, channel: String? = nil, isTest: Bool = false) -> EventPayload {
        .leadEngaged(
            with(LeadEngaged()) {
                $0.signal = signal
                if let channel { $0.origin.channel = channel }
                $0.isTest = isTest
            })
    }

    static func updated(_ fill: (inout LeadUpdated) -> Void) -> EventPayload { .leadUpdated(with(LeadUpdated(), fill)) }

    static func purchased(_ order: String, isTest: Bool = false) -> EventPayload {
        .purchaseCompleted(
            with(PurchaseCompleted()) {
                $0.orderID = order
                $0.isTest = isTest
            })
    }

    static func transferred(to team: Team, _ reason: String) -> EventPayload {
        .accountabilityTransferred(
            with(AccountabilityTransferred()) {
                $0.to = team
                $0.reason = reason
            })
    }

    static func returned(round: UInt32, reason: String = "no budget") -> EventPayload {
        .handoffReturned(
            with(HandoffReturned()) {
                $0.handoffID = DecisionID.handoff(of: TestLead.id, round: round).description
                $0.reason = reason
            })
    }

    static func expired(round: UInt32) -> EventPayload {
        .handoffExpired(
            with(HandoffExpired()) { $0.handoffID = DecisionID.handoff(of: TestLead.id, round: round).description })
    }

    /// - Parameter stage: where the lead stands after it; as if there was no other deal where none is given.
    static func closed(
        _ outcome: DealClosed.Outcome, deal: String = "deal", day: Double, leaving stage: SalesStage? = nil
    ) -> EventPayload {
        .dealClosed(
            with(DealClosed()) {
                $0.dealID = deal
                $0.outcome = outcome
                $0.stage = stage ?? [.won: .won, .lost: .lost, .reversed: .working][outcome] ?? .unspecified
                $0.closedAt = .init(TestLead.instant(day))
            })
    }

    static func bounced(_ bounce: MessageBounced.Bounce) -> EventPayload {
        .messageBounced(with(MessageBounced()) { $0.bounce = bounce })
    }

    static func consent(_ purpose: String, _ granted: Bool) -> EventPayload {
        .consentChanged(
            with(ConsentChanged()) {
                $0.consent.purpose = purpose
                $0.consent.granted = granted
            })
    }
}
