import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("Capture")
struct CaptureTests {
    @Test("a hand-raiser is scored, qualified and offered at once")
    func handRaiser() throws {
        var lead = TestLead()
        let decided = try lead.read(.captured(askingForContact: true), day: 0)
        #expect(decided == ["scored cold 1500", "qualified 1 handRaised", "offered 1 handRaised default"])
        #expect(lead.state.standing == .nurturing)
        #expect(lead.state.offer == .open)
    }

    @Test("somebody who asks for nothing is kept and nurtured")
    func nurtured() throws {
        var lead = TestLead()
        #expect(try lead.read(.captured(), day: 0) == ["scored cold 1500"])
        #expect(lead.state.standing == .nurturing)
    }

    @Test("the first capture fixes the origin; later ones are the last touch (R-1)")
    func origin() throws {
        var lead = TestLead()
        try lead.read(.captured(channel: "email"), day: 0)
        try lead.read(.captured(channel: "social"), day: 1)
        try lead.read(.captured(askingForContact: true, channel: "display"), day: 2)
        let brief = try #require(lead.offers.last?.brief)
        #expect(brief.firstTouch.channel == "email")
        #expect(brief.lastTouch.channel == "display")
        #expect(brief.capturedAt.instant == TestLead.instant(0))
    }

    @Test("a touch known to be earlier than the capture's is the first one")
    func earlierTouch() throws {
        var lead = TestLead()
        let capture = with(LeadCaptured()) {
            $0.origin.channel = "direct"
            $0.earlierTouch.channel = "press"
            $0.contactRequested = true
        }
        try lead.read(.leadCaptured(capture), day: 0)
        let brief = try #require(lead.offers.last?.brief)
        #expect(brief.firstTouch.channel == "press")
        #expect(brief.lastTouch.channel == "direct")
    }

    @Test("an older touch read late is not the last one")
    func lateTouch() throws {
        var lead = TestLead()
        try lead.read(.captured(channel: "email"), day: 0)
        try lead.read(.engaged("page.viewed", channel: "social"), day: 3)
        try lead.read(.engaged("page.viewed", channel: "display"), day: 2)
        try lead.read(.captured(askingForContact: true), day: 4)
        #expect(lead.offers.last?.brief.lastTouch.channel == "social")
    }

    @Test("what a later capture says replaces what was known, field by field")
    func personMerged() throws {
        var lead = TestLead()
        try lead.read(.captured(country: "BR"), day: 0)
        try lead.read(.captured(askingForContact: true, email: "new@example.com"), day: 1)
        let person = try #require(lead.offers.last?.brief.person)
        #expect(person.email == "new@example.com")
        #expect(person.country == "BR")
    }

    @Test("candidates and partners stay out of the revenue funnel (R-5)", arguments: [LeadKind.candidate, .partner])
    func otherKinds(kind: LeadKind) throws {
        var lead = TestLead()
        #expect(try lead.read(.captured(askingForContact: true, kind: kind), day: 0) == [])
        #expect(try lead.read(.engaged("demo.requested"), day: 1) == [])
        #expect(try lead.pass(day: 1_000) == [])
        #expect(lead.state.capturedAt == TestLead.instant(0))
    }

    @Test("a candidate who comes back as a customer is a lead like any other (R-5)")
    func candidateBecomesCustomer() throws {
        var lead = TestLead()
        try lead.read(.captured(kind: .candidate), day: 0)
        let decided = try lead.read(.captured(askingForContact: true, kind: .customer), day: 0)
        #expect(decided == ["scored warm 3000", "qualified 1 handRaised", "offered 1 handRaised default"])
    }

    @Test("a test is kept apart and never offered; the first real capture begins anew")
    func tests() throws {
        var lead = TestLead()
        #expect(try lead.read(.captured(askingForContact: true, isTest: true), day: 0) == ["disqualified test"])
        #expect(try lead.read(.engaged("demo.requested"), day: 1) == [])
        #expect(try lead.read(.purchased("order"), day: 1) == [])
        #expect(
            try lead.read(.captured(askingForContact: true), day: 2)
                == ["scored cold 1500", "qualified 1 handRaised", "offered 1 handRaised default"])
        #expect(lead.state.capturedAt == TestLead.instant(2))
    }

    @Test("a test changes no real lead")
    func testOnRealLead() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        let before = lead.state
        let tests: [EventPayload] = [
            .captured(askingForContact: true, isTest: true), .engaged("demo.requested", isTest: true),
            .purchased("order", isTest: true),
        ]
        for test in tests { #expect(try lead.read(test, day: 1) == []) }
        #expect(lead.state == before)
    }
}

extension TestLead {
    var offers: [HandoffOffered] {
        decisions.compactMap { if case .handoffOffered(let offer) = $0.payload { offer } else { nil } }
    }
}
