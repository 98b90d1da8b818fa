import CloudEvents
import LeadEvents
import Sales
import SwiftProtobuf
import Testing

@Suite("Leads that sales brings in itself")
struct SourcingTests {
    @Test(
        "sales is accountable from the start, without a handoff (R-25, R-26, R-70, R-75)",
        arguments: [
            (.source(), ["unspecified to sales: sourced", "stage working", "requested 1 for rep-1"]),
            (.source(nil), ["unspecified to sales: sourced", "stage working", "requested 1"]),
            (.refer(), ["unspecified to sales: referred", "stage working", "requested 1"]),
            (.claim(), ["unspecified to sales: claimed", "stage working", "requested 1 for rep-1"]),
            (.propose(), ["fast-tracked", "unspecified to sales: fast-tracked", "stage working", "requested 1"]),
            (.suspect(), ["unspecified to sales: sourced", "stage suspect"]),
        ] as [(EventPayload, [String])])
    func first(event: EventPayload, expected: [String]) {
        var story = Story()
        #expect(story.take(event, at: hour(0)).map(\.summary) == expected)
        #expect(story.take(.win(), at: hour(1)).first?.summary == "closed deal-1 won")
    }

    @Test("the agreement's routing names the pool by what the activity says of the lead")
    func pool() {
        var story = Story()
        story.agreement.routing.rules = [
            .init(pool: "south", condition: .init(field: .country, test: .isOneOf(["IT", "ES"])))
        ]
        let decisions = story.take(.leadSourced(.with { $0.person.country = "ES" }), at: hour(0))
        guard case .assignmentRequested(let request)? = decisions.last?.payload else {
            Issue.record("no request")
            return
        }
        #expect(request.pool == "south")
        #expect(request.agreementVersion == 0)
    }

    @Test(
        "an offer that competes with what sales pursues is confirmed for the rep who has it (R-71, R-75)",
        arguments: [.claim("rep-9"), .source("rep-9"), .propose("rep-9")] as [EventPayload])
    func competing(event: EventPayload) {
        var story = Story()
        story.take(event, at: hour(0))
        let decisions = story.take(.offer(), at: hour(1))
        #expect(decisions.map(\.summary) == ["confirmed offer-1"])
        guard case .handoffConfirmed(let confirmed)? = decisions.first?.payload else { return }
        #expect(confirmed.rep == "rep-9")
        #expect(story.tick(hour(100)).isEmpty)
    }

    @Test("a first offer that was made without knowing of the sale leaves the customer a customer")
    func offerAfterSale() {
        var story = Story()
        story.take(.source("rep-9"), at: hour(0))
        story.take(.win(rep: "rep-9"), at: hour(1))
        #expect(story.take(.offer(), at: hour(2)).map(\.summary) == ["confirmed offer-1"])
        #expect(story.lead.stage == .won)
    }

    @Test("a claim on an offered lead takes the offer")
    func claimOffered() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        #expect(
            story.take(.claim("rep-9"), at: hour(1)).map(\.summary) == [
                "confirmed offer-1", "released 1 accepted-elsewhere", "marketing to sales: claimed", "stage working",
                "requested 2 for rep-9",
            ])
    }

    @Test("what one rep has, another one cannot claim; a manager can give it (R-75)")
    func conflict() {
        var story = Story()
        story.take(.claim("rep-1"), at: hour(0))
        #expect(story.take(.claim("rep-1"), at: hour(1)).isEmpty)
        #expect(story.take(.claim("rep-2"), at: hour(2)).map(\.summary) == ["refused ownedByAnother"])
        #expect(
            story.take(.give(to: "rep-2"), at: hour(3)).map(\.summary) == [
                "released 1 owner-changed", "requested 2 for rep-2",
            ])
        #expect(story.lead.rep == "rep-2")
    }

    @Test("the router's later answer to an earlier request does not bring the old rep back")
    func ownerAndRouter() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.give(to: "rep-2"), at: hour(1))
        story.take(.assign(1, to: "rep-1"), at: hour(2))
        #expect(story.lead.rep == "rep-2")
        story.take(.assign(2, to: "rep-2"), at: hour(3))
        #expect(story.lead.rep == "rep-2")
    }

    @Test("a suspect comes up again when the need is expected (R-63)")
    func suspect() {
        var story = Story()
        story.take(.suspect(hour(1_000)), at: hour(0))
        #expect(story.lead.deadline == hour(1_000))
        let decisions = story.tick(hour(1_001))
        #expect(decisions.map(\.summary) == ["follow-up after 0"])
        #expect(decisions.map(\.time) == [hour(1_000)])
        #expect(
            story.take(.call("rep-4"), at: hour(1_002)).map(\.summary) == ["stage working", "requested 1 for rep-1"])
    }

    @Test("a customer who comes back is offered to the rep who made the sale first (R-76)")
    func sticky() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.accept(by: "rep-5"), at: hour(1))
        story.take(.win(), at: hour(2))
        #expect(
            story.take(.offer("offer-2", respondBy: nil), at: hour(900)).map(\.summary) == [
                "stage offered", "requested 2 for rep-5",
            ])
    }

    @Test("an offer that was under way when the deal was won changes nothing")
    func underWay() {
        var story = Story()
        story.take(.source(), at: hour(0))
        story.take(.win(), at: hour(10))
        #expect(story.take(.offer(), at: hour(9)).map(\.summary) == ["confirmed offer-1"])
        #expect(story.lead.stage == .won)
    }

    @Test("marketing gives up what it offered, not what sales took over")
    func disqualified() {
        var offered = Story()
        offered.take(.offer(), at: hour(0))
        #expect(
            offered.take(.disqualify(), at: hour(1)).map(\.summary) == [
                "returned offer-1 disqualified", "released 1 closed", "stage returned",
            ])
        var working = Story()
        working.take(.source(), at: hour(0))
        #expect(working.take(.disqualify(), at: hour(1)).isEmpty)
    }

    @Test("every identity of an offered lead names it, once")
    func otherNames() {
        var offer = HandoffOffered()
        offer.handoffID = "offer-1"
        offer.brief.person.email = "ada@example.com"
        offer.brief.identities = [.with { $0.phone = "+4915112345678" }]
        var story = Story()
        let decisions = story.take(.handoffOffered(offer), at: hour(0)).filter { $0.payload.type == .leadAliased }
        #expect(decisions.count == 2)
        #expect(decisions.allSatisfy { $0.lead != nil && $0.lead != Story.lead })
        offer.handoffID = "offer-2"
        offer.round = 2
        story.take(.reject(), at: hour(1))
        #expect(!story.take(.handoffOffered(offer), at: hour(900)).contains { $0.payload.type == .leadAliased })
    }

    @Test("an id that nothing was heard of becomes another name; one with a history does not")
    func alias() {
        let other = LeadID(UUIDValue(high: 1, low: 2))
        var empty = Story()
        #expect(empty.take(.alias(of: other), at: hour(0)).isEmpty)
        #expect(empty.lead.aliasOf == other)
        var known = Story()
        known.take(.source(), at: hour(0))
        #expect(known.take(.alias(of: other), at: hour(1)).map(\.summary) == ["anomaly aliasConflict"])
        #expect(known.lead.aliasOf == nil)
        var waiting = Story()
        waiting.take(.win(), at: hour(2), id: "sale")
        let handedOn = waiting.take(.alias(of: other), at: hour(1))
        #expect(waiting.lead.aliasOf == other)
        #expect(waiting.lead.deadline == nil)
        #expect(handedOn.map(\.payload) == [.win()])
        #expect(handedOn.map(\.lead) == [other])
        let envelope = handedOn.first.map { DecisionHeaders($0, under: other, team: .sales).envelope }
        #expect(envelope?.id?.elementsEqual("sale".utf8) == true)
        #expect(envelope?.source?.elementsEqual("test".utf8) == true)
        #expect(envelope?.time == .at(hour(2)))
        var bad = Story()
        #expect(
            bad.take(.leadAliased(.with { $0.lead = "nobody" }), at: hour(1)).map(\.summary)
                == ["refused malformedAlias"])
    }
}
