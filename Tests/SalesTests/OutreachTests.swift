import CloudEvents
import LeadEvents
import Sales
import SwiftProtobuf
import Testing

/// persistence is counted, and has an end.
@Suite("Outreach")
struct OutreachTests {
    private func working() -> Story {
        var story = Story()
        story.agreement.outreach.maximumAttempts = 3
        story.take(.offer(), at: hour(0))
        story.take(.accept(), at: hour(1))
        return story
    }

    @Test("after an attempt the next one is due in the agreed time, once")
    func followUp() {
        var story = working()
        #expect(story.take(.call(), at: hour(2)).isEmpty)
        #expect(story.lead.deadline == hour(74))
        let decisions = story.tick(hour(80))
        #expect(decisions.map(\.summary) == ["follow-up after 1"])
        #expect(decisions.map(\.time) == [hour(74)])
        #expect(story.lead.deadline == nil)
    }

    @Test("a stated next step comes before the agreed one")
    func nextStep() {
        var story = working()
        story.take(.call(next: hour(10)), at: hour(2))
        #expect(story.lead.deadline == hour(10))
        story.take(.schedule(hour(200)), at: hour(3))
        #expect(story.lead.deadline == hour(200))
    }

    @Test("an attempt that is reported late does not move the date that a later one set")
    func late() {
        var story = working()
        story.take(.call(), at: hour(20))
        story.take(.call(next: hour(21)), at: hour(3))
        #expect(story.lead.attempts == 2)
        #expect(story.lead.deadline == hour(92))
    }

    @Test("after the agreed attempts without a conversation the lead is exhausted and goes back (R-4)")
    func exhausted() {
        var story = working()
        for number in 0..<3 { story.take(.call(), at: hour(2 + Double(number))) }
        #expect(
            story.tick(hour(500)).map(\.summary) == [
                "exhausted after 3", "released 1 exhausted", "stage returned", "sales to marketing: exhausted",
            ])
        #expect(story.take(.call(), at: hour(501)).map(\.summary) == ["refused notWithSales"])
    }

    @Test("without an agreed rest the last attempt exhausts the lead at once")
    func exhaustedAtOnce() {
        var story = working()
        story.agreement.outreach.followUpAfter = nil
        story.take(.call(), at: hour(2))
        story.take(.call(), at: hour(3))
        #expect(story.take(.call(), at: hour(4)).first?.summary == "exhausted after 3")
    }

    @Test("a conversation starts the count anew (R-24)", arguments: [EventPayload.talk(), .meetingHeld(.init())])
    func conversation(event: EventPayload) {
        var story = working()
        for number in 0..<3 { story.take(.call(), at: hour(2 + Double(number))) }
        story.take(event, at: hour(6))
        #expect(story.lead.attempts == 0)
        #expect(story.tick(hour(500)).map(\.summary) == ["follow-up after 0"])
        #expect(story.lead.stage == .working)
    }

    @Test("an attempt at a partner is not one at the lead (R-11)")
    func partner() {
        var story = working()
        story.take(.outreachAttempted(.with { $0.target = .partner }), at: hour(2))
        #expect(story.lead.attempts == 0)
        #expect(story.lead.deadline == nil)
    }

    @Test("a lead with an open deal is followed up and never exhausted")
    func opportunity() {
        var story = working()
        story.take(.open(), at: hour(2))
        for number in 0..<5 { story.take(.call(), at: hour(3 + Double(number))) }
        #expect(story.tick(hour(500)).map(\.summary) == ["follow-up after 5"])
    }

    @Test("talking to a customer is not counted, and not refused")
    func customer() {
        var story = working()
        story.take(.win(), at: hour(2))
        #expect(story.take(.call(), at: hour(3)).isEmpty)
        #expect(story.lead.deadline == nil)
    }
}
