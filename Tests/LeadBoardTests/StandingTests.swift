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

    /// What both workers conclude of a lead that is offered, accepted, and won.
    private static let wonAtLast: [(EventPayload, Double)] = [
        (.captured(), 0), (.qualified, 1), (.offered(), 1), (.stage(.offered), 1), (.assigned(), 1), (.confirmed(), 2),
        (.transferred(.marketing, .sales, "accepted"), 2), (.stage(.working), 2), (.stage(.opportunity), 3),
        (.closed(.won, closedAt: 4), 4), (.stage(.won), 4),
    ]

    @Test(
        "R-20 R-72: each step moves the lead, and exactly one team is accountable",
        arguments: [
            (1, LeadStage.captured, Team.marketing), (2, .qualified, .marketing), (3, .offered, .marketing),
            (5, .offered, .marketing), (8, .working, .sales), (9, .opportunity, .sales), (11, .won, .sales),
        ])
    func steps(count: Int, stage: LeadStage, accountable: Team) throws {
        let standing = try standing { history in
            for (payload, hours) in Self.wonAtLast.prefix(count) { history.add(payload, hours: hours) }
        }
        #expect(standing.stage == stage)
        #expect(standing.accountable == accountable)
        #expect(standing.owner == (count < 5 ? nil : "anna"))
    }

    /// What both workers conclude of a lead that sales gives back, and that is offered again.
    private static let offeredTwice: [(EventPayload, Double)] = [
        (.captured(), 0), (.qualified, 1), (.offered(), 1), (.stage(.offered), 1), (.assigned(), 1),
        (.handoffReturned(.with { $0.reason = "not-now" }), 5), (.stage(.returned), 5),
        (.leadRecycled(.with { $0.cause = .returned }), 5), (.qualified, 800), (.offered(round: 2), 800),
        (.stage(.offered), 800), (.assigned("bruno"), 800),
    ]

    @Test(
        "what sales gives back is nobody's until it is offered again",
        arguments: [
            (7, LeadStage.returned, nil), (8, .recycled, nil), (9, .qualified, nil), (10, .offered, nil),
            (11, .offered, nil), (12, .offered, "bruno"),
        ] as [(Int, LeadStage, String?)])
    func givenBack(count: Int, stage: LeadStage, owner: String?) throws {
        let standing = try standing { history in
            for (payload, hours) in Self.offeredTwice.prefix(count) { history.add(payload, hours: hours) }
        }
        #expect(standing.stage == stage)
        #expect(standing.owner == owner)
        #expect(standing.isWaitingForRep == (stage == .offered && owner == nil))
    }

    @Test("an answer that was read after the expiry, but dated inside its deadline, leaves the lead with sales")
    func expiryReversed() throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            history.add(.stage(.offered), hours: 1)
            history.add(.handoffExpired(.init()), hours: 49)
            history.add(.stage(.returned), hours: 49)
            history.add(.leadRecycled(.with { $0.cause = .expired }), hours: 60)
            history.add(.confirmed(), hours: 49)
            history.add(.transferred(.marketing, .sales, "accepted"), hours: 49)
            history.add(.stage(.working), hours: 49)
        }
        #expect(standing.stage == .working)
        #expect(standing.owner == "anna")
    }

    @Test("an acceptance that comes after the deal moves nothing back")
    func acceptedLate() throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            history.add(.transferred(.marketing, .sales, "bypass"), hours: 2)
            history.add(.closed(.won, closedAt: 2), hours: 2)
            history.add(.stage(.won), hours: 2)
            history.add(.confirmed(), hours: 3)
        }
        #expect(standing.stage == .won)
    }

    @Test(
        "a rep that the router chooses after the lead is gone does not have it",
        arguments: [SalesStage.returned, .lost, .won])
    func assignedLate(stage: SalesStage) throws {
        let standing = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(), hours: 1)
            if stage == .won { history.add(.closed(.won, rep: "carla", closedAt: 2), hours: 2) }
            history.add(.stage(stage), hours: 2)
            history.add(.assigned("anna"), hours: 2)
        }
        #expect(standing.owner == (stage == .won ? "carla" : nil))
    }

    @Test("an offer that no rep has waits visibly, with its pool")
    func waiting() throws {
        let parked = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.offered(pool: "north"), hours: 1)
        }
        #expect(parked.isWaitingForRep)
        #expect(parked.pool == "north")
    }

    @Test("R-76: the owner stays after the sale; where nobody had the lead it is the rep on the deal")
    func stickyOwner() throws {
        let kept = try standing { history in
            for (payload, hours) in Self.wonAtLast { history.add(payload, hours: hours) }
        }
        #expect(kept.owner == "anna")
        let sold = try standing { history in
            history.add(.captured(), hours: 0)
            history.add(.closed(.won, rep: "carla", closedAt: 1), hours: 1)
            history.add(.stage(.won), hours: 1)
        }
        #expect(sold.owner == "carla")
    }

    @Test(
        "R-55: a lead that bought by itself is a customer by itself, unless a deal is won as well",
        arguments: [false, true])
    func selfServe(isWonToo: Bool) throws {
        let standing = try standing { history in
            for (payload, hours) in Self.wonAtLast.prefix(8) { history.add(payload, hours: hours) }
            history.add(.leadConverted(.with { $0.orderID = "o" }), hours: 3)
            history.add(.stage(.won), hours: 5)
            if isWonToo { history.add(.closed(.won, closedAt: 6), hours: 6) }
        }
        #expect(standing.stage == (isWonToo ? .won : .selfServe))
    }

    @Test("R-55 R-72: a customer whose first trace is a purchase is marketing's, until sales sells something too")
    func purchaseFirst() throws {
        let bought = try standing { $0.add(.leadConverted(.with { $0.orderID = "o" }), hours: 0) }
        #expect(bought.stage == .selfServe)
        #expect(bought.accountable == .marketing)
        let sold = try standing { history in
            history.add(.leadConverted(.with { $0.orderID = "o" }), hours: 0)
            history.add(.closed(.won, closedAt: 1), hours: 1)
            history.add(.stage(.won), hours: 1)
            history.add(.transferred(.marketing, .sales, "bypass"), hours: 1)
        }
        #expect(sold.stage == .won)
        #expect(sold.accountable == .sales)
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
