import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("The order between the teams is not given")
struct InterleavingTests {
    /// Own activities and what sales decides meanwhile, each in its own order, with the days on which they happened.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var own: [(day: Double, event: EventPayload)]
        var sales: [(day: Double, event: EventPayload)]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "won without an acceptance",
            own: [
                (0, .captured(askingForContact: true)), (1, .engaged("page.viewed")), (2, .engaged("pricing.viewed")),
            ],
            sales: [(3, .transferred(to: .sales, "bypass")), (3, .closed(.won, day: 3))]),
        Case(
            name: "won before the first contact",
            own: [(5, .captured(askingForContact: true)), (6, .engaged("trial.started"))],
            sales: [(3, .transferred(to: .sales, "bypass")), (3, .closed(.won, day: 3))]),
        Case(
            name: "lost without an acceptance",
            own: [(0, .captured(askingForContact: true)), (1, .engaged("page.viewed"))],
            sales: [
                (2, .transferred(to: .sales, "bypass")), (4, .transferred(to: .marketing, "lost")),
                (4, .closed(.lost, day: 4)),
            ]),
        Case(
            name: "won twice, the earlier one read last",
            own: [(5, .captured(askingForContact: true)), (5, .purchased("order"))],
            sales: [(7, .closed(.won, deal: "b", day: 7)), (7.1, .closed(.won, deal: "a", day: 2))]),
        Case(
            name: "won, undone and lost",
            own: [(0, .captured(askingForContact: true)), (1, .consent("marketing-email", false))],
            sales: [
                (2, .closed(.won, day: 2)), (3, .closed(.reversed, day: 3)), (4, .closed(.lost, day: 4)),
            ]),
    ]

    @Test(
        "however the teams' events interleave, the same decisions exist and the lead ends in the same place",
        arguments: cases)
    func interleavings(test: Case) throws {
        var ends: [(ids: [UUIDValue], standing: Standing, marks: Marks)] = []
        for order in Self.orders(test.own.count, test.sales.count) {
            var lead = TestLead()
            var (own, sales) = (0, 0)
            for isOwn in order {
                let step = isOwn ? test.own[own] : test.sales[sales]
                let id = isOwn ? "own \(own)" : "sales \(sales)"
                try lead.read(step.event, day: step.day, id: id)
                if isOwn { own += 1 } else { sales += 1 }
            }
            try lead.pass(day: 60)
            ends.append((lead.decisionIDs, lead.state.standing, lead.state.marks))
        }
        let first = try #require(ends.first)
        #expect(ends.count > 1)
        #expect(!first.ids.isEmpty)
        for end in ends {
            #expect(end.ids == first.ids)
            #expect(end.standing == first.standing)
            #expect(end.marks == first.marks)
        }
    }

    @Test("a deal that was won before the first contact is noted once, whichever is read first")
    func closedBeforeCaptured() throws {
        for captureFirst in [true, false] {
            var lead = TestLead()
            let won: EventPayload = .closed(.won, day: 3)
            if !captureFirst { try lead.read(won, day: 3) }
            try lead.read(.captured(), day: 5)
            if captureFirst { try lead.read(won, day: 3) }
            try lead.read(.closed(.won, deal: "another", day: 1), day: 6)
            try lead.read(.captured(), day: 7)
            #expect(lead.story.filter { $0.hasPrefix("anomaly") } == ["anomaly closedBeforeCaptured"])
        }
    }

    @Test("a deal that was won at the instant of the first contact, or later, is no anomaly", arguments: [5.0, 6.0])
    func closedInTime(day: Double) throws {
        var lead = TestLead()
        try lead.read(.closed(.won, day: day), day: day)
        try lead.read(.captured(), day: 5)
        #expect(lead.story.filter { $0.hasPrefix("anomaly") } == [])
    }

    /// Every way to interleave so many own events (`true`) with so many of sales.
    static func orders(_ own: Int, _ sales: Int) -> [[Bool]] {
        if own == 0 { return [Array(repeating: false, count: sales)] }
        if sales == 0 { return [Array(repeating: true, count: own)] }
        return orders(own - 1, sales).map { [true] + $0 } + orders(own, sales - 1).map { [false] + $0 }
    }
}
