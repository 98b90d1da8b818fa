import CloudEvents
import LeadEvents
import SampleHistory
import Testing

@Suite("The history is a plausible one", .timeLimit(.minutes(2)))
struct PlausibilityTests {
    static let events = Fixture.published()

    @Test(
        "everything that teams report occurs",
        arguments: EventType.allCases.filter {
            $0.rawValue <= EventType.claimRetired.rawValue
                || (EventType.handoffAccepted.rawValue...EventType.repChanged.rawValue).contains($0.rawValue)
        })
    func everyActivity(type: EventType) {
        #expect(Fixture.count(type, in: Self.events) > 0)
    }

    @Test("each of the people is heard of, under an id of their own")
    func people() {
        let leads = Set(Self.events.compactMap(\.lead))
        #expect(leads.count == 2_000)
    }

    @Test(
        "so many of each a year's quarter brings",
        arguments: [
            (EventType.leadCaptured, 1_650...1_950), (.leadSourced, 100...180), (.leadReferred, 35...85),
            (.suspectIdentified, 30...75), (.proposalRequested, 30...75), (.purchaseCompleted, 80...150),
            (.leadEngaged, 4_000...12_000), (.messageBounced, 15...80), (.consentChanged, 20...90),
            (.handoffRejected, 20...90), (.saleWon, 60...220), (.saleReversed, 3...25), (.ownerChanged, 3...40),
            (.activityRetracted, 2...25), (.repChanged, 15...30),
        ])
    func amounts(type: EventType, range: ClosedRange<Int>) {
        let count = Fixture.count(type, in: Self.events)
        #expect(range.contains(count), "\(type.name): \(count)")
    }

    @Test("search brings more leads than the press, and referrals ask for contact more often than display")
    func channels() {
        var captured: [String: Int] = [:]
        var raised: [String: Int] = [:]
        for event in Self.events {
            guard case .leadCaptured(let capture) = event.payload else { continue }
            captured[capture.origin.channel, default: 0] += 1
            if capture.contactRequested { raised[capture.origin.channel, default: 0] += 1 }
        }
        func share(_ channel: String) -> Double { Double(raised[channel] ?? 0) / Double(captured[channel] ?? 1) }
        #expect(captured.count == 10)
        #expect(captured["organic search", default: 0] > 10 * captured["press", default: 0])
        #expect(share("referral") > 2 * share("display"))
    }

    @Test("working days bring more than weekends")
    func weekdays() {
        var byWeekday = [Int](repeating: 0, count: 7)
        for event in Self.events where event.payload.type == .leadCaptured {
            byWeekday[Int((event.time.milliseconds / Fixture.day + 4) % 7)] += 1
        }
        #expect(byWeekday[0] + byWeekday[6] < byWeekday[2])
    }

    @Test("one deal is dated before its lead's first contact, and a few answers are to nothing")
    func absurdities() {
        var firstContact: [LeadID: Instant] = [:]
        for event in Self.events where event.payload.type == .leadCaptured {
            guard let lead = event.lead else { continue }
            firstContact[lead] = min(firstContact[lead] ?? event.time, event.time)
        }
        let early = Self.events.filter { event in
            guard event.payload.type == .saleWon, let lead = event.lead, let first = firstContact[lead] else {
                return false
            }
            return event.time < first
        }
        #expect(early.count == 1)
        #expect(Self.events.contains { $0.due > $0.time })
        #expect(Self.events.contains { $0.reference.id.hasPrefix("p") && $0.payload.type == .handoffAccepted })
    }
}
