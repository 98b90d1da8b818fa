import CloudEvents
import LeadEvents
import Sales
import Testing

/// offer, then accepted, rejected or expired; acknowledged, never fire-and-forget.
@Suite("Handoff")
struct HandoffTests {
    private static let offering = ["stage offered", "requested 1"]

    @Test("an accepted offer makes sales accountable and the rep work on it (R-20, R-72)")
    func accepted() {
        var story = Story()
        #expect(story.take(.offer(), at: hour(0)).map(\.summary) == Self.offering)
        #expect(story.take(.assign(to: "rep-1"), at: hour(1)).isEmpty)
        #expect(story.lead.rep == "rep-1")
        let decisions = story.take(.accept(by: "rep-1"), at: hour(2))
        #expect(
            decisions.map(\.summary) == [
                "confirmed offer-1", "marketing to sales: accepted", "stage working",
            ])
        guard case .handoffConfirmed(let confirmed) = decisions[0].payload else { return }
        #expect(confirmed.waitedSeconds == 7_200)
        #expect(story.lead.deadline == nil)
    }

    @Test("the request carries what routing needs, and the state keeps the pool alone")
    func hints() {
        var story = Story()
        let decisions = story.take(.offer(pool: "europe"), at: hour(0))
        guard case .assignmentRequested(let request) = decisions.last?.payload else {
            Issue.record("no request")
            return
        }
        #expect(request.pool == "europe")
        #expect(request.country == "DE")
        #expect(request.score == 7_000)
        #expect(request.handoffID == "offer-1")
    }

    @Test("a rejected offer goes back with its reason and frees the rep")
    func rejected() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        #expect(
            story.take(.reject(reason: "no-budget"), at: hour(2)).map(\.summary) == [
                "returned offer-1 no-budget", "released 1 returned", "stage returned",
            ])
        #expect(story.lead.accountable == .marketing)
    }

    @Test("an offer that nobody answers expires at its deadline, and everybody sees who was waited for (R-77)")
    func expired() {
        var story = Story()
        story.take(.offer(respondBy: hour(48)), at: hour(0))
        #expect(story.tick(hour(47.9)).isEmpty)
        let decisions = story.tick(hour(60))
        #expect(
            decisions.map(\.summary) == [
                "expired offer-1", "breached respond by sales", "released 1 expired", "stage returned",
            ])
        #expect(decisions.allSatisfy { $0.time == hour(48) })
        #expect(story.lead.deadline == nil)
    }

    @Test("without an agreed deadline an offer waits for ever")
    func noDeadline() {
        var story = Story()
        story.take(.offer(respondBy: nil), at: hour(0))
        #expect(story.lead.deadline == nil)
        #expect(story.take(.accept(), at: hour(9_000)).map(\.summary).first == "confirmed offer-1")
    }

    @Test("an acceptance dated inside its deadline and read after the expiry reverses the expiry")
    func reversal() {
        var late = Story()
        late.take(.offer(), at: hour(0))
        late.tick(hour(50))
        #expect(
            late.take(.accept(by: "rep-2"), at: hour(40)).map(\.summary) == [
                "confirmed offer-1", "marketing to sales: accepted", "stage working", "requested 2 for rep-2",
            ])
        var inTime = Story()
        inTime.take(.offer(), at: hour(0))
        inTime.take(.accept(by: "rep-2"), at: hour(40))
        inTime.tick(hour(50))
        #expect(late.lead.stage == inTime.lead.stage)
        #expect(late.lead.accountable == inTime.lead.accountable)
        #expect(late.lead.rep == inTime.lead.rep)
        #expect(late.lead.handoff == inTime.lead.handoff)
    }

    @Test("a rejection dated inside its deadline and read after the expiry tells marketing why")
    func lateRejection() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.tick(hour(50))
        #expect(story.take(.reject(), at: hour(40)).map(\.summary) == ["returned offer-1 no-budget"])
    }

    @Test(
        "an answer that comes too late is refused with the reason",
        arguments: [(49.0, 50.0, "refused answeredTooLate"), (40.0, 48.0 + 72.5, "refused answeredTooLate")])
    func tooLate(dated: Double, read: Double, expected: String) {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.tick(hour(read))
        #expect(story.take(.accept("offer-1"), at: hour(dated)).map(\.summary) == [expected])
        #expect(story.lead.stage == .returned)
    }

    @Test("a second answer to the same offer is refused", arguments: [EventPayload.accept(), .reject()])
    func second(answer: EventPayload) {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.accept(), at: hour(1))
        #expect(story.take(answer, at: hour(2)).map(\.summary) == ["refused alreadyAnswered"])
    }

    @Test("the same offer once more changes nothing")
    func again() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        let lead = story.lead
        #expect(story.take(.offer(), at: hour(1)).isEmpty)
        #expect(story.lead == lead)
    }

    @Test("a returned lead can be offered again, under a new request")
    func nextRound() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.reject(), at: hour(1))
        #expect(
            story.take(.offer("offer-2", respondBy: nil), at: hour(900)).map(\.summary) == [
                "stage offered", "requested 2",
            ])
        #expect(story.take(.accept("offer-1"), at: hour(901)).map(\.summary) == ["refused otherOffer"])
        #expect(story.take(.accept("offer-2"), at: hour(902)).first?.summary == "confirmed offer-2")
    }

    @Test("a lost lead is opened by a new offer, whatever was refused since, and under another identity too")
    func reopened() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.lose(), at: hour(1))
        #expect(story.take(.call(), at: hour(700)).map(\.summary) == ["refused notWithSales"])
        var offer = EventPayload.offer("offer-2", respondBy: nil)
        if case .handoffOffered(var again) = offer {
            again.brief.person.email = "new@example.com"
            offer = .handoffOffered(again)
        }
        #expect(
            story.take(offer, at: hour(690)).map(\.summary) == ["stage offered", "requested 2", "leadAliased"])
        #expect(story.lead.stage == .offered)
    }

    @Test("a choice of the router for a released request changes nothing, for the release is under way")
    func staleAssignment() {
        var story = Story()
        story.take(.offer(), at: hour(0))
        story.take(.win(), at: hour(1))
        let lead = story.lead
        #expect(story.take(.assign(1, to: "rep-9"), at: hour(2)).isEmpty)
        #expect(story.lead == lead)
    }
}
