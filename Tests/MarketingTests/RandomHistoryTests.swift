import CloudEvents
import LeadEvents
import SeededRandom
import Testing

@testable import Marketing

@Suite("Random histories")
struct RandomHistoryTests {
    /// Valid and absurd events in any order, their times back and forth. `TestLead` checks after every step that kept state reads
    /// back equal and that a deadline that fired moved on.
    @Test("whatever happens, a lead stays within its bounds", arguments: 0..<150)
    func bounds(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var lead = TestLead()
        lead.agreement = Self.agreement(&random)
        for _ in 0..<60 {
            if Int.random(in: 0..<40, using: &random) == 0 {
                let version = lead.agreement.version
                lead.agreement = Self.agreement(&random)
                lead.agreement.version = version + 1
            }
            try lead.read(Self.event(&random), day: Double.random(in: 0...400, using: &random))
            try Self.check(lead)
        }
        try lead.pass(day: 4_000)
        try Self.check(lead)
        #expect(lead.state.deadline == nil, "ten years later nothing is due any longer")
    }

    static func check(_ lead: TestLead) throws {
        let state = lead.state
        #expect((0...HalfLife.ceiling).contains(state.interest.points))
        #expect((0...HalfLife.ceiling).contains(state.fit))
        #expect(state.interest.seenUntil >= state.interest.asOf)
        #expect(state.deadline.map { $0 > lead.now } ?? true)
        #expect((state.standing == .resting) == (state.restsUntil != nil))
        #expect(state.offer != .waiting || state.standing == .nurturing)
        for scored in lead.scores {
            #expect((0...10_000).contains(scored.score))
            #expect(scored.contributions.count <= 8)
        }
        let offers = lead.offers
        #expect(Set(offers.map(\.handoffID)).count == offers.count)
        #expect(offers.map(\.round) == offers.map(\.round).sorted())
        #expect(!offers.contains { $0.brief.kind != .customer })
        for (before, after) in zip(lead.decisions, lead.decisions.dropFirst()) where after.cause != nil {
            #expect(before.time <= after.time)
        }
    }

    static func agreement(_ random: inout SplitMix64) -> Agreement {
        var agreement = Agreement()
        agreement.version = 1
        agreement.scoring.halfLife = Int64.random(in: 1...60, using: &random) * 86_400_000
        agreement.scoring.fitWeight = [0, 0, 30, 100].randomElement(using: &random) ?? 0
        agreement.scoring.fit = [
            .init(name: "email", condition: .init(field: .email, test: .isKnown), points: 6_000),
            .init(name: "country", condition: .init(field: .country, test: .isOneOf(["BR"])), points: -2_000),
        ]
        agreement.qualification.threshold = Int32.random(in: 1...10_000, using: &random)
        agreement.qualification.requiredFields = Bool.random(using: &random) ? [] : [.country]
        agreement.recycling.restFor = Int64.random(in: 0...50, using: &random) * 86_400_000
        agreement.recycling.maximumRounds = UInt32.random(in: 1...4, using: &random)
        agreement.recycling.afterLoss = Bool.random(using: &random)
        return agreement
    }

    static func event(_ random: inout SplitMix64) -> EventPayload {
        let round = UInt32.random(in: 1...3, using: &random)
        let day = Double.random(in: 0...400, using: &random)
        let choices: [EventPayload] = [
            .captured(), .captured(askingForContact: true, channel: "email"), .captured(country: "BR"),
            .captured(kind: .partner), .captured(kind: .customer), .captured(isTest: true),
            .engaged("page.viewed"), .engaged("demo.requested"), .engaged("something.new", channel: "social"),
            .engaged("trial.started", isTest: true), .updated { $0.person.country = "DE" },
            .updated { $0.cleared = ["person.country", "nonsense"] }, .leadEnriched(LeadEnriched()),
            .purchased("order"),
            .consent("marketing-email", Bool.random(using: &random)), .bounced(.hard), .messageSent(MessageSent()),
            .messageComplained(MessageComplained()), .identityLinked(IdentityLinked()),
            .transferred(to: .sales, "accepted"), .transferred(to: .sales, "sourced"),
            .transferred(to: .sales, "bypass"),
            .transferred(to: .marketing, "returned"), .transferred(to: .marketing, "reversed"),
            .transferred(to: .unspecified, ""), .returned(round: round), .expired(round: round),
            .leadExhausted(LeadExhausted()), .closed(.won, day: day), .closed(.lost, day: day),
            .closed(.reversed, day: day), .closed(.unspecified, day: day), .activityRetracted(ActivityRetracted()),
            .saleWon(SaleWon()), .leadAliased(LeadAliased()),
        ]
        // Contact and interest more often than the rest, so that leads get somewhere.
        let weighted = Bool.random(using: &random) ? Array(choices.prefix(9)) : choices
        return weighted.randomElement(using: &random) ?? .captured()
    }
}
