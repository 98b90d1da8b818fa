import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("Qualification and offer")
struct QualificationTests {
    @Test("the score that reaches the threshold qualifies")
    func score() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        try lead.read(.engaged("trial.started"), day: 0)
        #expect(
            try lead.read(.engaged("pricing.viewed"), day: 0)
                == ["scored hot 6000", "qualified 1 score", "offered 1 score default"])
    }

    @Test("a signal of the agreement qualifies at once; every reason is named")
    func reasons() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        try lead.read(.engaged("email.clicked"), day: 0)
        #expect(
            try lead.read(.engaged("demo.requested"), day: 0)
                == ["scored hot 6000", "qualified 1 score+signal", "offered 1 score+signal default"])
    }

    @Test("interest that was there before the first contact counts at the first contact")
    func earlierInterest() throws {
        var lead = TestLead()
        for _ in 0..<2 { try lead.read(.engaged("trial.started"), day: 0) }
        #expect(
            try lead.read(.captured(askingForContact: true), day: 0)
                == ["scored hot 7500", "qualified 1 score+handRaised", "offered 1 score+handRaised default"])
    }

    @Test("hand-raisers wait for the score where the agreement says so")
    func handRaisersWait() throws {
        var lead = TestLead()
        lead.agreement.qualification.handRaisersQualifyAtOnce = false
        #expect(try lead.read(.captured(askingForContact: true), day: 0) == ["scored cold 1500"])
    }

    @Test("a lead is offered once, however much interest follows")
    func once() throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        try lead.read(.captured(askingForContact: true), day: 1)
        try lead.read(.engaged("demo.requested"), day: 1)
        #expect(lead.offers.count == 1)
    }

    @Test("the offer waits until the required fields are known, and names what is missing")
    func requiredFields() throws {
        var lead = TestLead()
        lead.agreement.qualification.requiredFields = [.phone, .accountName]
        #expect(
            try lead.read(.captured(askingForContact: true), day: 0)
                == ["scored cold 1500", "qualified 1 handRaised missing person.phone,account.name"])
        #expect(try lead.read(.updated { $0.person.phone = "+4930123456" }, day: 1) == [])
        #expect(try lead.pass(day: 200) == [])
        let enrichment = with(LeadEnriched()) { $0.account.name = "Example Ltd" }
        #expect(
            try lead.read(.leadEnriched(enrichment), day: 201) == ["scored cold 14", "offered 1 handRaised default"])
    }

    @Test("sales takes a lead whose offer waits: nothing is offered any longer (R-71)")
    func waitingEnds() throws {
        var lead = TestLead()
        lead.agreement.qualification.requiredFields = [.phone]
        try lead.read(.captured(askingForContact: true), day: 0)
        try lead.read(.transferred(to: .sales, "claimed"), day: 1)
        #expect(try lead.read(.updated { $0.person.phone = "+4930123456" }, day: 2) == [])
    }

    @Test("the offer says all that sales needs, and by when it is to be answered")
    func offer() throws {
        var lead = TestLead()
        lead.agreement.version = 7
        lead.agreement.routing.rules = [
            .init(pool: "big", condition: .init(field: .size, test: .isAtLeast(1_000))),
            .init(pool: "dach", condition: .init(field: .country, test: .isOneOf(["DE", "AT", "CH"]))),
        ]
        let capture = with(LeadCaptured()) {
            $0.person.email = "a@example.com"
            $0.person.country = "de"
            $0.account.size = 20
            $0.interest = "the big one"
            $0.products = ["p-1"]
            $0.consents = [
                with(Consent()) {
                    $0.purpose = "marketing-email"
                    $0.granted = true
                }
            ]
            $0.origin.channel = "email"
            $0.formID = "contact"
        }
        try lead.read(.leadCaptured(capture), day: 0)
        let message = with(MessageSent()) {
            $0.messageID = "welcome"
            $0.variant = "b"
        }
        try lead.read(.messageSent(message), day: 1)
        try lead.read(.engaged("demo.requested"), day: 2)
        let offer = try #require(lead.offers.first)
        #expect(offer.handoffID == DecisionID.handoff(of: TestLead.id, round: 1).description)
        #expect(offer.agreementVersion == 7)
        #expect(offer.pool == "dach")
        #expect(offer.respondBy.instant == TestLead.instant(4))
        #expect(offer.reasons == [.signal])
        #expect(offer.band == .warm)
        #expect(offer.brief.person.country == "de")
        #expect(offer.brief.account.size == 20)
        #expect(offer.brief.interest == "the big one")
        #expect(offer.brief.products == ["p-1"])
        #expect(offer.brief.kind == .customer)
        #expect(offer.brief.consents.map(\.granted) == [true])
        #expect(offer.brief.seen.map(\.signal) == ["demo.requested", "message.sent", "form.submitted"])
        #expect(offer.brief.seen.map(\.asset) == ["", "", "contact"])
        #expect(offer.brief.seen.map(\.variant) == ["", "b", ""])
    }

    @Test("no deadline where the agreement sets none")
    func noDeadline() throws {
        var lead = TestLead()
        lead.agreement.handoff.respondWithin = nil
        try lead.read(.captured(askingForContact: true), day: 0)
        #expect(lead.offers.first?.hasRespondBy == false)
    }

    @Test("a purchase makes a customer, once, and nobody offers the lead any longer (R-55)")
    func purchase() throws {
        var lead = TestLead()
        try lead.read(.captured(askingForContact: true), day: 0)
        #expect(try lead.read(.purchased("order-1"), day: 1) == ["converted order-1"])
        #expect(try lead.read(.purchased("order-2"), day: 2) == [])
        #expect(try lead.read(.captured(askingForContact: true), day: 2) == ["scored cold 2932"])
        #expect(try lead.read(.returned(round: 1, reason: "bought by itself"), day: 3) == [])
        #expect(lead.state.standing == .customer)
    }

    @Test("who bought before the first contact is a customer and not offered (R-55)")
    func purchaseFirst() throws {
        var lead = TestLead()
        #expect(try lead.read(.purchased("order-1"), day: 0) == ["converted order-1"])
        #expect(lead.state.standing == .customer)
        #expect(try lead.read(.captured(askingForContact: true), day: 1) == ["scored cold 1500"])
        #expect(lead.state.standing == .customer)
    }
}
