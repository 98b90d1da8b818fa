import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("Recycling")
struct RecyclingTests {
    static func resting() throws -> TestLead {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        try lead.read(.engaged("trial.started"), day: 0)
        try lead.read(.returned(round: 1), day: 1)
        return lead
    }

    @Test("what comes back says why, and how long it rests")
    func recycled() throws {
        let lead = try Self.resting()
        guard case .leadRecycled(let recycled) = try #require(lead.decisions.last?.payload) else {
            Issue.record("the last decision is no recycling")
            return
        }
        #expect(recycled.handoffID == DecisionID.handoff(of: TestLead.id, round: 1).description)
        #expect(recycled.reason == "no budget")
        #expect(recycled.restUntil.instant == TestLead.instant(31))
    }

    @Test("interest during the rest is scored; above the threshold it is offered when the rest ends")
    func scoreDuringRest() throws {
        var lead = try Self.resting()
        try lead.read(.engaged("trial.started"), day: 29)
        try lead.read(.engaged("trial.started"), day: 30)
        let decided = try lead.pass(day: 31)
        #expect(decided.suffix(2) == ["qualified 2 score", "offered 2 score default"])
        #expect(lead.decisions.last?.time == TestLead.instant(31))
    }

    @Test("who asks for sales during the rest is offered when it ends, whatever the score")
    func asksDuringRest() throws {
        var lead = try Self.resting()
        #expect(try lead.read(.captured(askingForContact: true), day: 2).allSatisfy { $0.hasPrefix("scored") })
        let decided = try lead.pass(day: 31)
        #expect(decided.suffix(2) == ["qualified 2 handRaised", "offered 2 handRaised default"])
    }

    @Test("a score from before the return offers nothing: the lead has to show new interest")
    func oldInterest() throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        for _ in 0..<2 { try lead.read(.engaged("demo.requested"), day: 0) }
        lead.agreement.recycling.restFor = 86_400_000
        try lead.read(.returned(round: 1), day: 1)
        #expect(try lead.pass(day: 2) == [])
        #expect(lead.state.standing == .nurturing)
        #expect(try lead.read(.updated { $0.person.city = "Berlin" }, day: 2) == [])
        #expect(try lead.read(.engaged("page.viewed"), day: 2) == ["qualified 2 score", "offered 2 score default"])
    }

    @Test("interest that was dated after the return but read before it counts as new")
    func interestReadFirst() throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        lead.agreement.recycling.restFor = 10 * 86_400_000
        for _ in 0..<3 { try lead.read(.engaged("trial.started"), day: 3) }
        try lead.read(.returned(round: 1), day: 1)
        #expect(try lead.pass(day: 11).suffix(2) == ["qualified 2 score", "offered 2 score default"])
    }

    @Test(
        "who asked for sales after the return, but was read before it, is offered when the rest ends",
        arguments: [
            (EventPayload.captured(askingForContact: true), "handRaised"), (.engaged("demo.requested"), "signal"),
        ])
    func askReadFirst(ask: EventPayload, reason: String) throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        lead.agreement.recycling.restFor = 10 * 86_400_000
        try lead.read(ask, day: 3)
        try lead.read(.returned(round: 1), day: 1)
        #expect(try lead.pass(day: 11).suffix(2) == ["qualified 2 \(reason)", "offered 2 \(reason) default"])
    }

    @Test("what was asked for before the return offers nothing, whichever is read first", arguments: [true, false])
    func askBeforeReturn(readFirst: Bool) throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        if readFirst { try lead.read(.engaged("demo.requested"), day: 1) }
        try lead.read(.returned(round: 1), day: 2)
        if !readFirst { try lead.read(.engaged("demo.requested"), day: 1) }
        #expect(try lead.pass(day: 32).filter { !$0.hasPrefix("scored") } == [])
    }

    @Test("after the agreed number of rounds the lead is given up, and sales can still take it")
    func roundLimit() throws {
        var lead = TestLead()
        lead.agreement.recycling.maximumRounds = 2
        try lead.read(.captured(askingForContact: true), day: 0)
        try lead.read(.returned(round: 1), day: 1)
        try lead.read(.engaged("demo.requested"), day: 40)
        #expect(try lead.read(.expired(round: 2), day: 42) == ["recycled 2 expired", "disqualified round-limit"])
        #expect(lead.state.standing == .disqualified)
        #expect(try lead.read(.captured(askingForContact: true), day: 100).allSatisfy { $0.hasPrefix("scored") })
        #expect(lead.offers.count == 2)
        try lead.read(.transferred(to: .sales, "accepted"), day: 100)
        #expect(lead.state.standing == .withSales)
    }

    @Test("a lead that sales brought in and lost is recycled without a handoff")
    func salesSourcedLost() throws {
        var lead = TestLead()
        try lead.read(.transferred(to: .sales, "sourced"), day: 0)
        #expect(try lead.read(.closed(.lost, day: 5), day: 5) == ["recycled 0 lost"])
        #expect(try lead.read(.captured(askingForContact: true), day: 6) == ["scored cold 1500"])
        #expect(
            try lead.pass(day: 35) == ["scored cold 768", "qualified 1 handRaised", "offered 1 handRaised default"])
    }
}
