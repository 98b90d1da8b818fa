import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("What sales decided")
struct SalesNewsTests {
    /// A lead that was offered on day 0.
    static func offered() throws -> TestLead {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        return lead
    }

    @Test(
        "a lead that comes back rests, whatever the cause",
        arguments: [
            (EventPayload.returned(round: 1), "recycled 1 returned"),
            (.expired(round: 1), "recycled 1 expired"),
            (.leadExhausted(LeadExhausted()), "recycled 1 exhausted"),
            (.closed(.lost, day: 1), "recycled 1 lost"),
        ])
    func comesBack(news: EventPayload, decided: String) throws {
        var lead = try Self.offered()
        #expect(try lead.read(news, day: 1) == [decided])
        #expect(lead.state.standing == .resting)
        #expect(lead.state.restsUntil == TestLead.instant(31))
        try lead.pass(day: 31)
        #expect(lead.state.standing == .nurturing)
    }

    @Test("the transfer back may be read before or after its cause", arguments: [true, false])
    func transferBack(first: Bool) throws {
        var lead = try Self.offered()
        try lead.read(.transferred(to: .sales, "accepted"), day: 1)
        var news: [EventPayload] = [.transferred(to: .marketing, "returned"), .returned(round: 1)]
        if !first { news.reverse() }
        var decided: [String] = []
        for event in news { decided += try lead.read(event, day: 2) }
        #expect(decided == ["recycled 1 returned"])
        #expect(lead.state.restsUntil == TestLead.instant(32))
    }

    @Test("won: a customer, who is neither qualified nor offered again (R-2)")
    func won() throws {
        var lead = try Self.offered()
        #expect(try lead.read(.closed(.won, day: 2), day: 2) == [])
        #expect(lead.state.standing == .customer)
        #expect(try lead.read(.captured(askingForContact: true), day: 3) == ["scored cold 2900"])
        #expect(try lead.read(.returned(round: 1), day: 4) == [])
        #expect(lead.state.standing == .customer)
    }

    @Test("a sale that is undone gives the lead back to sales, and to marketing when sales says so")
    func reversed() throws {
        var lead = try Self.offered()
        try lead.read(.closed(.won, day: 2), day: 2)
        #expect(try lead.read(.closed(.reversed, day: 3), day: 3) == [])
        #expect(lead.state.standing == .withSales)
        #expect(try lead.read(.transferred(to: .marketing, "reversed"), day: 3) == [])
        #expect(lead.state.standing == .resting)
    }

    @Test("marketing still scores what sales has, and neither qualifies nor offers it (R-71)")
    func withSales() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        try lead.read(.transferred(to: .sales, "claimed"), day: 1)
        #expect(try lead.read(.engaged("demo.requested"), day: 1) == ["scored warm 5466"])
        #expect(try lead.read(.captured(askingForContact: true), day: 1) == ["scored hot 6966"])
    }

    @Test(
        "what sales brought in itself is recorded and scored, not offered (R-71, R-75)",
        arguments: ["sourced", "referred", "fast-tracked", "claimed"])
    func salesSourced(reason: String) throws {
        var lead = TestLead()
        try lead.read(.transferred(to: .sales, reason), day: 0)
        #expect(try lead.read(.captured(askingForContact: true), day: 1) == ["scored cold 1500"])
        #expect(lead.state.standing == .withSales)
    }

    @Test("an answer to an earlier round, or a second one, changes nothing")
    func lateAnswers() throws {
        var lead = try Self.offered()
        try lead.read(.returned(round: 1), day: 1)
        #expect(try lead.read(.returned(round: 1), day: 2) == [])
        #expect(try lead.read(.expired(round: 1), day: 2) == [])
        try lead.read(.engaged("demo.requested"), day: 40)
        #expect(lead.state.round == 2)
        let before = lead.state
        #expect(try lead.read(.returned(round: 1), day: 41) == [])
        #expect(lead.state == before)
    }

    @Test("an answer to a handoff that was never offered is an anomaly and changes nothing")
    func unknownHandoff() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        let before = lead.state
        #expect(try lead.read(.returned(round: 1), day: 1) == ["anomaly unknownHandoff"])
        #expect(try lead.read(.expired(round: 7), day: 1) == ["anomaly unknownHandoff"])
        #expect(lead.state == before)
    }

    @Test("an acceptance read after the expiry takes the lead out of its rest")
    func lateAcceptance() throws {
        var lead = try Self.offered()
        try lead.read(.expired(round: 1), day: 2)
        #expect(try lead.read(.transferred(to: .sales, "accepted"), day: 3) == [])
        #expect(lead.state.standing == .withSales)
        #expect(lead.state.restsUntil == nil)
        #expect(try lead.read(.returned(round: 1), day: 9) == ["recycled 1 returned"])
    }

    @Test("one of several deals that is lost or undone leaves the lead where it is")
    func oneOfSeveral() throws {
        var lead = try Self.offered()
        try lead.read(.transferred(to: .sales, "accepted"), day: 1)
        #expect(try lead.read(.closed(.lost, deal: "a", day: 2, leaving: .opportunity), day: 2) == [])
        #expect(lead.state.standing == .withSales)
        try lead.read(.closed(.won, deal: "b", day: 3), day: 3)
        #expect(try lead.read(.closed(.reversed, deal: "b", day: 4, leaving: .won), day: 4) == [])
        #expect(lead.state.standing == .customer)
    }

    @Test("a customer whose sale is undone after sales gave the lead back rests with marketing")
    func undoneAfterReturn() throws {
        var lead = try Self.offered()
        try lead.read(.closed(.won, day: 1), day: 1)
        try lead.read(.closed(.reversed, day: 4, leaving: .returned), day: 4)
        #expect(lead.state.standing == .resting)
    }

    @Test("a lead that is lost, taken up again and lost is recycled twice, each under an id of its own")
    func lostTwice() throws {
        var lead = try Self.offered()
        for day in [2.0, 9.0] {
            try lead.read(.transferred(to: .sales, "claimed"), day: day)
            #expect(try lead.read(.closed(.lost, deal: "", day: day), day: day) == ["recycled 1 lost"])
        }
        #expect(Set(lead.decisionIDs).count == lead.decisionIDs.count)
    }

    @Test("a lost deal stays with sales where the agreement says so")
    func lossStays() throws {
        var lead = try Self.offered()
        lead.agreement.recycling.afterLoss = false
        #expect(try lead.read(.closed(.lost, day: 1), day: 1) == [])
        #expect(lead.state.standing == .withSales)
    }
}
