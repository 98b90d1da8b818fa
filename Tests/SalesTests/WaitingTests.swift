import CloudEvents
import LeadEvents
import Sales
import SeededRandom
import SwiftProtobuf
import Testing

/// Order between the teams is not given: sales' activities may be read before the offer that they work on.
@Suite("Waiting for the offer")
struct WaitingTests {
    /// What sales did after an offer of hour 0, each with its hour.
    private static let histories: [[(Double, EventPayload)]] = [
        [(1, .accept())],
        [(1, .accept("offer-1"))],
        [(1, .reject())],
        [(1, .win())],
        [(-5, .win())],
        [(1, .accept()), (30, .win())],
        [(1, .call()), (2, .call()), (3, .accept()), (20, .talk()), (40, .open()), (200, .win())],
        [(1, .accept()), (2, .call()), (90, .call())],
        [(47, .accept()), (100, .lose())],
        [(60, .win())],
        [(60, .accept("offer-1"))],
        [(3, .win()), (2, .accept())],
        [(1, .give(to: "rep-7")), (2, .accept(by: "rep-7")), (3, .schedule(hour(30))), (80, .talk())],
        [(1, .win("a")), (2, .win("b")), (3, .reverse("a")), (4, .lose("c")), (5, .reverse("b"))],
        [(1, .claim()), (2, .open())],
        [(1, .lose("deal-1")), (2, .win("deal-1"))],
        [(1, .reject()), (2, .accept())],
    ]

    @Test("wherever the offer comes, the lead ends in the same place with the same decisions", arguments: histories)
    func anyOrder(history: [(Double, EventPayload)]) {
        let events = history.enumerated().map { LeadEvent.sample($1.1, at: hour($1.0), id: "e\($0)") }
        checkEveryPlace(of: .sample(.offer(respondBy: hour(48)), at: hour(0), id: "offer"), in: events)
    }

    @Test("the same holds for whatever sales does", arguments: 1...30 as ClosedRange<UInt64>)
    func anyHistory(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<10 {
            let events = (0..<Int.random(in: 1...SalesLead.waitingLimit, using: &random)).map { number in
                let time = hour(.random(in: 0...1_000, using: &random))
                return LeadEvent.sample(.randomWork(near: time, using: &random), at: time, id: "e\(number)")
            }
            let respondBy = Bool.random(using: &random) ? hour(.random(in: 0...500, using: &random)) : nil
            checkEveryPlace(of: .sample(.offer(respondBy: respondBy), at: hour(0), id: "offer"), in: events)
        }
    }

    /// Tells the history with the offer in each place, and compares.
    private func checkEveryPlace(of offer: LeadEvent, in events: [LeadEvent]) {
        var told: [Story] = []
        // A claim makes the lead known by itself: what comes after it does not wait.
        let known = events.firstIndex { $0.type == .prospectClaimed } ?? events.count
        for place in 0...known {
            var story = Story()
            story.agreement.handoff.lateness = 90 * 86_400_000
            for event in events[..<place] { story.take(event) }
            #expect(story.decisions.isEmpty)
            story.take(offer)
            for event in events[place...] { story.take(event) }
            story.tick(hour(2_000))
            told.append(story)
        }
        for story in told.dropFirst() {
            #expect(story.lead == told[0].lead)
            #expect(story.decisions.map(\.summary) == told[0].decisions.map(\.summary))
            #expect(story.decisions.map(\.time) == told[0].decisions.map(\.time))
            #expect(story.ids == told[0].ids)
            #expect(story.ids.count == story.decisions.count)
        }
    }

    @Test("a deal won before the offer was read decides the same as one won after it, request and release included")
    func bulkImport() {
        var story = Story()
        #expect(story.take(.win(), at: hour(500)).isEmpty)
        #expect(
            story.take(.offer(respondBy: nil), at: hour(0)).map(\.summary) == [
                "stage offered", "requested 1", "closed deal-1 won bypass notAccepted", "stage won", "released 1 won",
                "marketing to sales: bypass",
            ])
    }

    @Test("when the lateness passes, a sale counts all the same and the rest is refused, with one anomaly for the lead")
    func lateness() {
        var story = Story()
        story.take(.accept(), at: hour(0))
        story.take(.call(), at: hour(1))
        story.take(.win(), at: hour(2))
        #expect(story.tick(hour(71)).isEmpty)
        #expect(
            story.tick(hour(80)).map(\.summary) == [
                "anomaly answerWithoutOffer", "refused notOffered", "refused notOffered",
                "closed deal-1 won bypass notOffered", "stage won", "unspecified to sales: bypass",
            ])
        #expect(story.lead.accountable == .sales)
        #expect(story.take(.offer(), at: hour(-10)).map(\.summary) == ["confirmed offer-1"])
        #expect(story.lead.stage == .won)
    }

    @Test("work that is read before the next offer of a lead that came back counts as if it was read after it")
    func nextRound() {
        let next = hour(24 * 40)
        let work: [EventPayload] = [
            .give(to: "rep-7"), .call("rep-7"), .schedule(hour(24 * 41)), .accept(by: "rep-7"), .talk("rep-7"),
        ]
        var told: [Story] = []
        for place in 0...work.count {
            var story = Story()
            story.take(.offer(), at: hour(0), id: "offer")
            story.take(.reject(), at: hour(1), id: "rejection")
            for (number, event) in work.enumerated() {
                if number == place { story.take(.offer("offer-2", respondBy: nil), at: next, id: "next") }
                story.take(event, at: next.advanced(byMilliseconds: Int64(number)), id: "work \(number)")
            }
            if place == work.count { story.take(.offer("offer-2", respondBy: nil), at: next, id: "next") }
            told.append(story)
        }
        for story in told {
            #expect(story.lead.stage == .working)
            #expect(story.lead == told[0].lead)
            #expect(story.ids == told[0].ids)
        }
    }

    @Test("the first offer of a lead that was lost without one opens it, unless it is the one that was waited for")
    func firstOfferAfterLoss() {
        // Lost at hour 72, when nothing more was waited for, it rests for 30 days.
        let opened = ["stage offered", "requested 1"]
        for (hours, expected) in [(100.0, ["confirmed offer-1"]), (72.0 + 720, opened), (1_000, opened)] {
            var story = Story()
            story.take(.lose(), at: hour(0))
            story.tick(hour(99))
            #expect(story.lead.stage == .lost)
            #expect(story.take(.offer(respondBy: nil), at: hour(hours)).map(\.summary) == expected)
        }
    }

    @Test("each activity waits its own time")
    func ownTime() {
        var story = Story()
        story.take(.accept(), at: hour(0))
        story.take(.win(), at: hour(50))
        #expect(story.tick(hour(73)).map(\.summary) == ["anomaly answerWithoutOffer", "refused notOffered"])
        #expect(
            story.take(.offer(respondBy: nil), at: hour(-1)).map(\.summary).contains(
                "closed deal-1 won bypass notAccepted"))
    }

    @Test("the ninth activity is not lost: all are taken as they stand")
    func overflow() {
        var story = Story()
        for number in 1...8 { #expect(story.take(.call(), at: hour(Double(number))).isEmpty) }
        #expect(story.lead.waiting.count == SalesLead.waitingLimit)
        let decisions = story.take(.win(), at: hour(9)).map(\.summary)
        #expect(decisions.count == 1 + 8 + 3)
        #expect(decisions.filter { $0 == "refused notOffered" }.count == 8)
        #expect(decisions.contains("closed deal-1 won bypass notOffered"))
        #expect(story.lead.waiting.isEmpty)
    }

    @Test("eight large sales of a lead that nobody offered do not outgrow its row: all are taken as they stand")
    func overflowInBytes() {
        var story = Story()
        var largest = 0
        for number in 1...SalesLead.waitingLimit {
            story.take(.largestWin("\(number)"), at: hour(Double(number)))
            largest = max(largest, story.rowBytes)
        }
        #expect(largest > 500_000, "the first ones wait")
        #expect(largest < Story.mostRowBytes)
        let closed = story.decisions.filter { $0.payload.type == .dealClosed }
        #expect(closed.count + story.lead.waiting.count == SalesLead.waitingLimit, "none is lost")
        #expect(closed.count > 0)
        story.tick(hour(1_000))
        #expect(story.decisions.filter { $0.payload.type == .dealClosed }.count == SalesLead.waitingLimit)
    }

    @Test("the largest event that can be waits alone")
    func largestWaits() throws {
        var story = Story()
        var sale = SaleWon.with { $0.dealID = "d" }
        try sale.merge(serializedBytes: Story.unknownField(of: 899_900))
        #expect(story.take(.saleWon(sale), at: hour(0)).isEmpty)
        #expect(story.lead.waiting.count == 1)
        #expect(story.rowBytes < Story.mostRowBytes)
    }

    @Test("without an agreed lateness nothing waits")
    func noLateness() {
        var story = Story()
        story.agreement.handoff.lateness = 0
        #expect(
            story.take(.accept(), at: hour(0)).map(\.summary) == ["anomaly answerWithoutOffer", "refused notOffered"])
    }

    @Test("an answer that names an offer still to come waits for it, though the lead came back before")
    func secondRound() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.reject(), at: hour(1))
        #expect(story.take(.accept("offer-2"), at: hour(902)).isEmpty)
        #expect(
            story.take(.offer("offer-2", respondBy: hour(950)), at: hour(900)).map(\.summary) == [
                "stage offered", "requested 2", "confirmed offer-2", "marketing to sales: accepted", "stage working",
            ])
    }

    @Test("what sales brings in ends the waiting as well")
    func sourced() {
        var story = Story()
        story.take(.win(), at: hour(5))
        #expect(
            story.take(.source(), at: hour(0)).map(\.summary) == [
                "unspecified to sales: sourced", "stage working", "requested 1 for rep-1", "closed deal-1 won",
                "stage won", "released 1 won",
            ])
    }

    @Test("what waits keeps no free texts and none of a company's own fields")
    func reduced() throws {
        var story = Story()
        story.take(
            .saleLost(
                .with {
                    $0.reason = "price"
                    $0.note = "told me on the phone"
                    $0.custom = [.with { $0.key = "k" }]
                }), at: hour(0))
        guard case .saleLost(let kept)? = story.lead.waiting.first?.event.payload else {
            Issue.record("nothing waits")
            return
        }
        #expect(kept.reason == "price")
        #expect(!kept.hasNote)
        #expect(kept.custom.isEmpty)
    }
}
