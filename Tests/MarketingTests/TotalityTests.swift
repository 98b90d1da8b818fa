import LeadEvents
import SwiftProtobuf
import Testing

@testable import Marketing

@Suite("Every event has an answer")
struct TotalityTests {
    /// Types that marketing's inbox can bring for a lead.
    static let inbox: Set<EventType> = [
        .leadCaptured, .leadEngaged, .leadEnriched, .leadUpdated, .identityLinked, .consentChanged, .purchaseCompleted,
        .messageSent, .messageBounced, .messageComplained, .accountabilityTransferred, .handoffReturned,
        .handoffExpired,
        .leadExhausted, .dealClosed, .leadAliased,
    ]

    /// Leads in every standing.
    static func leads() throws -> [TestLead] {
        var leads = [TestLead(), try SalesNewsTests.offered(), try RecyclingTests.resting()]
        for event: EventPayload in [
            .captured(), .captured(isTest: true), .captured(kind: .partner), .purchased("order"),
            .transferred(to: .sales, "sourced"), AliasTests.alias(of: TestLead.other),
        ] {
            var lead = TestLead()
            try lead.read(event, day: 0)
            leads.append(lead)
        }
        return leads
    }

    @Test("an empty message of any type changes no standing without a word", arguments: EventType.allCases)
    func emptyMessages(type: EventType) throws {
        let payload = try EventPayload(type, reader: Empty())
        for var lead in try Self.leads() {
            let decided = try lead.read(payload, day: 3)
            let refused = decided.contains { $0.hasPrefix("refused") }
            if !Self.inbox.contains(type) { #expect(decided.count == 1 && refused) }
        }
    }

    @Test(
        "what the other team or a worker would have to say is refused with a reason",
        arguments: [
            (EventType.activityRetracted, Refusal.retractionNotSupported), (.campaignStarted, .notAboutOneLead),
            (.clockTicked, .notAboutOneLead), (.leadScored, .decision), (.creditAssigned, .decision),
            (.saleWon, .othersBusiness), (.leadAssigned, .othersBusiness), (.assignmentRequested, .othersBusiness),
        ])
    func refusals(type: EventType, refusal: Refusal) throws {
        var lead = TestLead()
        #expect(try lead.read(try EventPayload(type, reader: Empty()), day: 0) == ["refused \(refusal.rawValue)"])
        guard case .activityRefused(let refused) = try #require(lead.decisions.last?.payload) else {
            Issue.record("the decision is no refusal")
            return
        }
        #expect(refused.activity == .with("test", "event-1"))
        #expect(refused.activityType == type.name)
        #expect(refused.sentence == refusal.sentence)
        #expect(lead.state == MarketingLead())
    }
}

private struct Empty: PayloadReader {
    func read<Value: Message>() -> Value { Value() }
}
