import CloudEvents
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Where a lead stands")
struct StandingTests {
    private func standing(_ fill: (inout History) -> Void) throws -> LeadStanding {
        var history = History()
        fill(&history)
        return try #require(history.fold(StandingFold()).standing(of: .first))
    }

    @Test(
        "R-20 R-72: each step moves the lead, and exactly one team is accountable",
        arguments: [
            (1, LeadStage.captured, Team.marketing), (2, .qualified, .marketing), (3, .offered, .marketing),
            (4, .offered, .marketing), (6, .working, .sales), (7, .opportunity, .sales), (8, .won, .sales),
        ])
    func steps(count: Int, stage: LeadStage, accountable: Team) throws {
        let steps: [(EventPayload, Double)] = [
            (.captured(), 0), (.qualified, 1), (.offered(), 1), (.assigned(), 1), (.confirmed(), 2),
            (.transferred(.marketing, .sales, "accepted"), 2), (.stage(.opportunity), 3),
            (.closed(.won, closedAt: 4), 4),
        ]
        let standing = try standing { history in
            for (payload, hours) in steps.prefix(count) { history.add(payload, hours: hours) }
        }
        #expect(standing.stage == stage)
        #expect(standing.accountable == accountable)
    }

    @Test("of equal times the answer counts: sales answers an offer, marketing answers a return")
    func equalTimes() throws {
        let offered = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.stage(.offered), hours: 0)
            history.add(.confirmed(), hours: 0)
            history.add(.offered(), hours: 0)
        }
        #expect(offered.stage == .working)
        let returned = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.handoffReturned(.with { $0.reason = "not-now" }), hours: 5)
            history.add(.leadRecycled(.with { $0.cause = .returned }), hours: 5)
        }
        #expect(returned.stage == .recycled)
    }

    @Test("an offer that no rep has waits visibly, with its pool; one that a rep has does not")
    func waiting() throws {
        let parked = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(pool: "north"), hours: 1)
        }
        #expect(parked.isWaitingForRep)
        #expect(parked.pool == "north")
        let assigned = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            history.add(.assigned("bruno"), hours: 1)
        }
        #expect(!assigned.isWaitingForRep)
        #expect(assigned.owner == "bruno")
    }

    @Test(
        "a lead that sales gives back has no owner any longer",
        arguments: [
            EventPayload.handoffReturned(.with { $0.reason = "not-a-fit" }), .handoffExpired(.init()),
            .leadExhausted(.init()),
            .closed(.lost, closedAt: 5),
        ])
    func givenBack(payload: EventPayload) throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            history.add(.assigned(), hours: 1)
            history.add(payload, hours: 5)
        }
        #expect(standing.owner == nil)
        #expect(!standing.isWaitingForRep)
    }

    @Test("R-76: the owner stays after the sale")
    func stickyOwner() throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.assigned("anna"), hours: 1)
            history.add(.closed(.won, closedAt: 5), hours: 5)
        }
        #expect(standing.owner == "anna")
        #expect(standing.stage == .won)
    }

    @Test("R-55: a lead that bought by itself is a customer at once, offered or not")
    func selfServe() throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            history.add(.stage(.offered), hours: 1)
            history.add(.leadConverted(.with { $0.orderID = "o" }), hours: 2)
        }
        #expect(standing.stage == .selfServe)
    }

    @Test(
        "R-26 R-63: what sales finds itself is sales' from the first word",
        arguments: [
            (EventPayload.leadSourced(.with { $0.how = "field" }), LeadStage.working),
            (.leadReferred(.init()), .working), (.proposalRequested(.init()), .working),
            (.suspectIdentified(.init()), .suspect),
        ])
    func sourced(payload: EventPayload, stage: LeadStage) throws {
        let standing = try standing { $0.add(payload, hours: 0) }
        #expect(standing.stage == stage)
        #expect(standing.accountable == .sales)
    }

    @Test("a lead whose only capture was dead-lettered stands nowhere")
    func deadLettered() {
        var history = History()
        let event = history.add(.captured(), hours: 0)
        history.deadLetter(event)
        #expect(history.fold(StandingFold()).standings().isEmpty)
    }

    @Test("a lead is found under its other name")
    func alias() throws {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(
            .leadAliased(.with { $0.lead = LeadID.first.description }), lead: .numbered(2), team: .marketing, hours: 0)
        let fold = history.fold(StandingFold())
        #expect(try #require(fold.standing(of: .numbered(2))).lead == .first)
        #expect(fold.standings().count == 1)
    }
}
