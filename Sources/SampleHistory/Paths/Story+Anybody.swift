import CloudEvents
import LeadEvents
import SwiftProtobuf
import SeededRandom

/// What happens to anybody now and then, and what goes wrong now and then.
extension Story {
    mutating func addWhatHappensToAnybody() {
        if random.chance(100) { enrich() }
        if random.chance(30) { update() }
        guard !person.path.startsWithSales else { return }
        if random.chance(60) { linkVisitor() }
        if random.chance(25) { bounce() }
        if random.chance(30) { withdrawConsent() }
        if random.chance(4) { complain() }
        if random.chance(20) { script.repeatEvent(0, after: random.number(in: Span.minute...30 * Span.hour)) }
        if random.chance(15) { reportLate() }
        addAbsurdities()
    }

    /// Some time in the weeks after the first contact.
    private mutating func later(within days: Int64 = 21) -> Instant {
        person.arrival.advanced(byMilliseconds: random.skewed(in: Span.hour...days * Span.day))
    }

    private mutating func enrich() {
        let time = later()
        let enriched = LeadEnriched.with {
            $0.account.size = UInt32(person.companySize)
            $0.account.industry = random.pick(Names.industries)
            $0.saidBy = "vendor:companydata"
            $0.asOf = .init(time)
        }
        script.marketing(.leadEnriched(enriched), at: time, from: .research)
        // The vendor mixes companies up once in a while, and marketing takes it back.
        guard random.chance(50), let mistaken = script.events.last?.reference else { return }
        let retracted = ActivityRetracted.with {
            $0.activity = mistaken
            $0.reason = "another company of the same name"
        }
        script.marketing(
            .activityRetracted(retracted), at: time.advanced(byMilliseconds: 3 * Span.day), from: .research)
    }

    private mutating func update() {
        let updated = LeadUpdated.with {
            $0.person.title = random.pick(Names.titles)
            $0.person.city = person.place.city
            $0.person.timeZone = person.place.zone
            $0.saidBy = "lead"
        }
        script.marketing(.leadUpdated(updated), at: later(), from: .website)
    }

    private mutating func linkVisitor() {
        let linked = IdentityLinked.with {
            $0.identity.anonymousID = "visitor-" + String(random.next(), radix: 36)
            $0.saidBy = "website"
            $0.reason = "signed in"
        }
        script.marketing(.identityLinked(linked), at: later(within: 3), from: .website)
    }

    private mutating func bounce() {
        let bounced = MessageBounced.with {
            $0.messageID = "nurture-1"
            $0.version = "3"
            $0.campaign = "newsletter"
            $0.bounce = random.chance(400) ? .hard : .soft
        }
        script.marketing(.messageBounced(bounced), at: later(), from: .mailer)
    }

    private mutating func withdrawConsent() {
        let time = later()
        let changed = ConsentChanged.with { $0.consent = consent(granted: false, at: time) }
        script.marketing(.consentChanged(changed), at: time, from: .mailer)
    }

    private mutating func complain() {
        let complained = MessageComplained.with {
            $0.messageID = "nurture-2"
            $0.version = "3"
            $0.campaign = "newsletter"
        }
        script.marketing(.messageComplained(complained), at: later(), from: .mailer)
    }

    /// A system was down: what happened today is handed in days later.
    private mutating func reportLate() {
        let engaged = LeadEngaged.with {
            $0.signal = "event.attended"
            $0.asset = "trade-fair"
            $0.direction = .twoWay
        }
        script.marketing(
            .leadEngaged(engaged), at: later(), from: .calendar, lag: random.number(in: Span.day...4 * Span.day))
    }
}
