import CloudEvents
import LeadEvents
import Sales
import Testing

@Suite("Deals")
struct DealTests {
    private func working() -> Story {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.accept(), at: hour(1))
        return story
    }

    @Test("a won deal makes a customer, with everything the sale says (R-2, R-12)")
    func won() {
        var story = working()
        let decisions = story.take(.win(units: 1_200), at: hour(30))
        #expect(decisions.map(\.summary) == ["closed deal-1 won", "stage won", "released 1 won"])
        guard case .dealClosed(let deal)? = decisions.first?.payload else { return }
        #expect(deal.rep == "rep-1")
        #expect(deal.amount.units == 1_200)
        #expect(deal.closedAt.instant == hour(30))
        #expect(story.lead.deadline == nil)
    }

    @Test("a deal won for a lead that nobody accepted says so and is no anomaly (R-22, R-54)")
    func notAccepted() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        #expect(
            story.take(.win(), at: hour(1)).map(\.summary) == [
                "closed deal-1 won bypass notAccepted", "stage won", "released 1 won", "marketing to sales: bypass",
            ])
    }

    @Test("a sale is never refused, wherever the lead stands")
    func neverRefused() {
        let before: [[EventPayload]] = [
            [.offer()], [.offer(), .reject()], [.offer(), .accept()], [.offer(), .accept(), .lose()],
            [.offer(), .accept(), .open(), .win("other")], [.source()], [.suspect()], [.convert()], [.propose()],
            [.offer(), .disqualify()], [.offer(), .win(), .reverse()],
        ]
        for events in before {
            var story = Story()
            for (number, event) in events.enumerated() { story.take(event, at: hour(Double(number))) }
            let decisions = story.take(.win(), at: hour(20))
            #expect(decisions.first?.summary.hasPrefix("closed deal-1 won") ?? false)
            #expect(story.lead.stage == .won)
        }
    }

    @Test("a deal that is reported as won twice counts once")
    func twice() {
        var story = working()
        story.take(.win(), at: hour(2))
        #expect(story.take(.win(), at: hour(3)).map(\.summary) == ["anomaly wonTwice"])
    }

    @Test("several deals of a lead: it is lost when none is open or won")
    func several() {
        var story = working()
        #expect(story.take(.open("a"), at: hour(2)).map(\.summary) == ["stage opportunity"])
        #expect(story.take(.open("b"), at: hour(3)).isEmpty)
        #expect(story.take(.lose("a"), at: hour(4)).map(\.summary) == ["closed a lost"])
        #expect(
            story.take(.lose("b"), at: hour(5)).map(\.summary) == [
                "closed b lost", "stage lost", "released 1 lost", "sales to marketing: lost",
            ])
    }

    @Test("a customer's next deal changes nothing about the customer")
    func nextDeal() {
        var story = working()
        story.take(.win("a"), at: hour(2))
        #expect(story.take(.open("b"), at: hour(3)).isEmpty)
        #expect(story.take(.lose("b"), at: hour(4)).map(\.summary) == ["closed b lost"])
        #expect(story.lead.stage == .won)
    }

    @Test("a closed deal says where the lead stands after it, since another may be open or won")
    func stageAfter() {
        var story = working()
        for deal in ["a", "b", "c"] { story.take(.open(deal), at: hour(2)) }
        let events: [EventPayload] = [
            .lose("a"), .win("b"), .win("c"), .reverse("b"), .reverse("c"), .lose("b"), .lose("c"),
        ]
        let stages = events.enumerated().map { number, event in
            if case .dealClosed(let deal)? = story.take(event, at: hour(Double(3 + number))).first?.payload {
                return deal.stage
            }
            return .unspecified
        }
        #expect(stages == [.opportunity, .won, .won, .won, .working, .lost, .lost])
    }

    @Test(
        "without recycling after a loss sales is accountable, whether it had accepted the lead or not",
        arguments: [true, false])
    func lossStays(accepted: Bool) {
        var story = Story()
        story.agreement.recycling.afterLoss = false
        story.take(.offer(), at: hour(0))
        if accepted { story.take(.accept(), at: hour(1)) }
        story.take(.lose(), at: hour(4))
        #expect(story.lead.stage == .lost)
        #expect(story.lead.accountable == .sales)
    }

    @Test("a deal can be won after it was lost")
    func wonAfterLost() {
        var story = working()
        story.take(.lose("deal-1"), at: hour(2))
        #expect(
            story.take(.win("deal-1"), at: hour(3)).map(\.summary) == [
                "closed deal-1 won", "stage won", "marketing to sales: bypass",
            ])
    }

    @Test("a won deal is not lost but reversed, and a reversal needs a sale")
    func lostAfterWon() {
        var story = working()
        #expect(story.take(.reverse(), at: hour(2)).map(\.summary) == ["refused dealNotWon"])
        story.take(.win(), at: hour(3))
        #expect(story.take(.lose("deal-1"), at: hour(4)).map(\.summary) == ["refused dealWon"])
        #expect(
            story.take(.reverse(), at: hour(5)).map(\.summary) == [
                "closed deal-1 reversed", "stage working", "requested 2 for rep-1",
            ])
        #expect(story.take(.win(), at: hour(6)).first?.summary == "closed deal-1 won")
    }

    @Test("a deal opened without an acceptance stops the offer's deadline and is told as skipped (R-54)")
    func openedUnaccepted() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        #expect(
            story.take(.open(), at: hour(1)).map(\.summary) == ["marketing to sales: bypass", "stage opportunity"])
        #expect(story.tick(hour(100)).isEmpty)
        #expect(story.take(.accept(), at: hour(101)).map(\.summary) == ["confirmed offer-1"])
        #expect(story.lead.stage == .opportunity)
    }

    @Test("the oldest closed deals are forgotten, the open ones last")
    func bounded() {
        var deals = DealList()
        deals.set("open", to: .open)
        for number in 1...DealList.limit { deals.set("d\(number)", to: .lost) }
        #expect(deals.deals.count == DealList.limit)
        #expect(deals["open"] == .open)
        #expect(deals["d1"] == nil)
    }

    @Test("a purchase without sales ends whatever sales was doing (R-55)")
    func converted() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        #expect(story.take(.convert(), at: hour(1)).map(\.summary) == ["stage won", "released 1 converted"])
        #expect(story.lead.deadline == nil)
        #expect(story.lead.accountable == .marketing)
        var unheard = Story()
        #expect(unheard.take(.convert(), at: hour(1)).isEmpty)
        #expect(unheard.take(.accept(), at: hour(2)).map(\.summary) == ["refused leadClosed"])
    }

    @Test("R-72: a customer whose first trace is a purchase is marketing's, and is transferred from there")
    func convertedFirst() {
        var story = Story()
        story.take(.convert(), at: hour(0))
        #expect(story.lead.accountable == .marketing)
        #expect(
            story.take(.win(), at: hour(1)).map(\.summary) == [
                "closed deal-1 won bypass notOffered", "marketing to sales: bypass",
            ])
        #expect(story.lead.accountable == .sales)
    }

    @Test(
        "whether sales hears of a purchase before or after its own work, the lead ends in the same place",
        arguments: [
            ([.accept()], .marketing), ([.open()], .marketing), ([.accept(), .lose()], .marketing),
            ([.reject()], .marketing),
            ([.accept(), .win()], .sales), ([.win(), .reverse()], .marketing),
        ] as [([EventPayload], Accountable)])
    func purchaseMeetsWork(work: [EventPayload], accountable: Accountable) {
        for place in 0...work.count {
            var story = Story()
            story.take(.offer(), at: hour(0))
            for (number, event) in work.enumerated() {
                if number == place { story.take(.convert(), at: hour(1), id: "purchase") }
                story.take(event, at: hour(1), id: "work \(number)")
            }
            if place == work.count { story.take(.convert(), at: hour(1), id: "purchase") }
            #expect(story.lead.stage == .won)
            #expect(story.lead.accountable == accountable)
        }
    }

    @Test("a sale and a purchase make one win, with the same id whichever is read first")
    func oneWin() {
        var ids: [[UUIDValue]] = []
        for events in [[("s", .win()), ("p", .convert())], [("p", .convert()), ("s", .win())]]
            as [[(String, EventPayload)]]
        {
            var story = Story()
            story.take(.offer(), at: hour(0), id: "offer")
            for (id, event) in events { story.take(event, at: hour(1), id: id) }
            ids.append(story.decisions.filter { $0.payload.type == .stageChanged }.map(\.id))
        }
        #expect(ids[0].count == 2)
        #expect(ids[0] == ids[1])
    }
}
