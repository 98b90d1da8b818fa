import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("Scores and bands")
struct ScoreTests {
    @Test("interest before any contact is scored, and qualifies nobody (R-15, R-51)")
    func anonymous() throws {
        var lead = TestLead()
        #expect(try lead.read(.engaged("page.viewed"), day: 0) == ["scored cold 100"])
        #expect(try lead.read(.engaged("demo.requested"), day: 0) == ["scored warm 4100"])
        #expect(try lead.read(.engaged("demo.requested"), day: 0) == ["scored hot 8100"])
        #expect(lead.state.standing == .unknown)
    }

    @Test("a score is written when its band changes or it moved by the step, not otherwise (R-36)")
    func step() throws {
        var lead = TestLead()
        lead.agreement.qualification.threshold = 10_000
        try lead.read(.captured(), day: 0)
        for _ in 0..<4 { #expect(try lead.read(.engaged("page.viewed"), day: 0) == []) }
        #expect(try lead.read(.engaged("page.viewed"), day: 0) == ["scored cold 2000"])
        #expect(try lead.read(.engaged("email.clicked"), day: 0) == ["scored cold 2500"])
        #expect(try lead.read(.engaged("email.clicked"), day: 0) == ["scored warm 3000"])
        // The band falls at once; half of the points are gone a month later: the step counts downwards as well.
        #expect(try lead.read(.engaged("page.viewed"), day: 29.9) == ["scored cold 2999", "scored cold 1603"])
    }

    @Test("a lead cools by itself, at the very instants at which its bands end (R-16)")
    func cools() throws {
        var lead = TestLead()
        lead.agreement.qualification.threshold = 10_000
        try lead.read(.captured(), day: 0)
        try lead.read(.engaged("demo.requested"), day: 0)
        try lead.read(.engaged("pricing.viewed"), day: 0)
        let halfLife = HalfLife(milliseconds: lead.agreement.scoring.halfLife)
        let falls = [6_000, 3_000, 1].map {
            TestLead.start.advanced(byMilliseconds: halfLife.time(until: $0, of: 7_000))
        }
        #expect(lead.state.deadline == falls[0])
        let before = lead.decisions.count
        #expect(try lead.pass(day: 1_000) == ["scored warm 5999", "scored cold 2999", "scored none 0"])
        #expect(lead.decisions[before...].map(\.time) == falls)
        #expect(lead.decisions[before...].allSatisfy { $0.cause == nil })
        #expect(lead.state.deadline == nil)
    }

    @Test(
        "an old signal that is read late counts for what is left of it",
        arguments: [[0, 10, 20], [20, 0, 10], [10, 20, 0]])
    func lateSignals(days: [Double]) throws {
        var lead = TestLead()
        for day in days { try lead.read(.engaged("trial.started"), day: day) }
        #expect(abs(lead.state.interest.points - (3_000 + 2_381 + 1_890)) <= 1)
        #expect(lead.state.interest.asOf == TestLead.instant(20))
    }

    @Test("a signal read after the band it makes has ended again goes up and comes down")
    func lateAndCooled() throws {
        var lead = TestLead()
        try lead.read(.engaged("page.viewed"), day: 300)
        let decided = try lead.read(.engaged("trial.started"), day: 299.9)
        #expect(decided == ["scored warm 3093"])
        var other = TestLead()
        other.agreement.scoring.bands.warm = 3_090
        try other.read(.captured(), day: 0)
        try other.read(.closed(.won, day: 40), day: 40)
        let late = try other.read(.engaged("trial.started"), day: 1)
        #expect(late == ["scored warm 4466", "scored cold 3089"])
        #expect(other.decisions.last?.time ?? .latest < TestLead.instant(40))
    }

    @Test("other signals count as the agreement says, and interest never leaves its range")
    func range() throws {
        var lead = TestLead()
        lead.agreement.scoring.signals = [.init("unsubscribed", -10_000)]
        lead.agreement.scoring.otherSignals = 9_000
        #expect(try lead.read(.engaged("something.new"), day: 0) == ["scored hot 9000"])
        #expect(try lead.read(.engaged("something.else"), day: 0) == ["scored hot 10000"])
        #expect(try lead.read(.engaged("unsubscribed"), day: 0) == ["scored none 0"])
        #expect(try lead.read(.engaged("unsubscribed"), day: 0) == [])
    }

    @Test("fit is scored apart from interest and never cools (R-68)")
    func fit() throws {
        var lead = TestLead()
        lead.agreement.version = 1
        lead.agreement.scoring.fitWeight = 50
        lead.agreement.scoring.fit = [
            .init(name: "country", condition: .init(field: .country, test: .isOneOf(["br"])), points: 6_000),
            .init(name: "size", condition: .init(field: .size, test: .isAtLeast(50)), points: 4_000),
        ]
        #expect(try lead.read(.captured(country: "BR"), day: 0) == ["scored warm 3750"])
        #expect(try lead.read(.updated { $0.account.size = 50 }, day: 0) == ["scored warm 5750"])
        #expect(try lead.read(.updated { $0.cleared = ["person.country"] }, day: 0) == ["scored cold 2750"])
        #expect(lead.scores.last?.fit == 4_000)
        #expect(lead.scores.last?.engagement == 1_500)
        #expect(try lead.pass(day: 1_000) == [])
    }

    @Test("another agreement counts from the next activity on")
    func otherAgreement() throws {
        var lead = TestLead()
        try lead.read(.captured(country: "BR"), day: 0)
        lead.agreement.version = 2
        lead.agreement.scoring.fitWeight = 100
        lead.agreement.scoring.fit = [
            .init(name: "known", condition: .init(field: .email, test: .isKnown), points: 7_000)
        ]
        #expect(
            try lead.read(.engaged("page.viewed"), day: 1)
                == ["scored hot 7000", "qualified 1 score", "offered 1 score default"])
    }

    @Test("contributions say what made the score, the largest first")
    func contributions() throws {
        var lead = TestLead()
        lead.agreement.version = 1
        lead.agreement.scoring.fitWeight = 20
        lead.agreement.scoring.fit = [
            .init(name: "reachable", condition: .init(field: .email, test: .isKnown), points: 1_500)
        ]
        try lead.read(.engaged("trial.started"), day: 0)
        for _ in 0..<8 { try lead.read(.engaged("page.viewed"), day: 0) }
        try lead.read(.captured(), day: 30)
        let parts = try #require(lead.scores.last?.contributions)
        // The seen list holds eight: the capture and seven of the pages.
        #expect(
            parts.map { "\($0.rule) \($0.points)" } == [
                "earlier 1550", "fit:reachable 1500", "signal:form.submitted 1500", "signal:page.viewed 350",
            ])
    }
}

extension TestLead {
    var scores: [LeadScored] {
        decisions.compactMap { if case .leadScored(let scored) = $0.payload { scored } else { nil } }
    }
}
