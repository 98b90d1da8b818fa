import CloudEvents
import LeadEvents
import SwiftProtobuf

/// What one lead of ``SampleMix`` brings.
enum MixStory {
    /// By the lead's number modulo eight; twenty together.
    static let eventsPerLead = [1, 2, 2, 2, 3, 3, 2, 5]

    static func events(of number: Int, in world: SampleWorld, shape: SampleMix.Shape) -> [SampleEvent] {
        var story = Story(number, in: world)
        switch shape {
        case .interest(let times):
            story.captureInFull()
            story.showInterest(times: times)
        case .funnel:
            let events = eventsPerLead[number % eventsPerLead.count]
            story.capture(Story.Form(id: events == 5 ? "contact" : "guide", contactRequested: events == 5))
            if events == 5 { story.sell() } else { story.showInterest(times: events - 1) }
        }
        return story.script.events
    }
}

extension Story {
    fileprivate mutating func showInterest(times: Int) {
        for _ in 0..<max(times, 0) {
            wait(Span.hour...4 * Span.day)
            showInterest(random.pick(Self.serious))
        }
    }

    /// Four events after the capture, whatever happens.
    fileprivate mutating func sell() {
        let rep = world.roster.anyone(using: &random)
        guard random.chance(850) else {
            showInterest(times: 3)
            script.sales(.handoffRejected(.with { $0.reason = "not-a-fit" }), at: clock, from: .crm)
            return
        }
        wait(Span.hour...Span.day)
        script.sales(.handoffAccepted(.with { $0.rep = rep }), at: clock, from: .crm)
        wait(Span.hour...2 * Span.day)
        let attempted = OutreachAttempted.with {
            $0.rep = rep
            $0.channel = "phone"
            $0.outcome = "reached"
        }
        script.sales(.outreachAttempted(attempted), at: clock, from: .dialler)
        wait(Span.minute...20 * Span.minute)
        let held = ConversationHeld.with {
            $0.rep = rep
            $0.channel = "phone"
            $0.outcome = "interested"
        }
        script.sales(.conversationHeld(held), at: clock, from: .dialler)
        wait(Span.day...12 * Span.day)
        let deal = "deal-\(person.number)"
        if random.chance(person.channel.winRate) {
            let won = SaleWon.with {
                $0.dealID = deal
                $0.rep = rep
                $0.amount = .euro(random.skewed(in: 500...40_000))
                $0.term = .year
            }
            script.sales(.saleWon(won), at: clock, from: .crm)
        } else {
            let lost = SaleLost.with {
                $0.dealID = deal
                $0.rep = rep
                $0.reason = "no-decision"
            }
            script.sales(.saleLost(lost), at: clock, from: .crm)
        }
    }
}
