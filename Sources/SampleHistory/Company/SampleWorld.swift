import CloudEvents
import SeededRandom

/// What everything in the sample depends on: the seed, how many people, and which stretch of time.
struct SampleWorld: Sendable {
    let seed: UInt64
    let people: Int
    let start: Instant
    let end: Instant
    let calendar: CampaignCalendar
    let roster: SalesRoster
    /// The one whose deal the CRM dates before the first contact; `nil` where nobody raises a hand.
    private(set) var mistimedPerson: Int?
    private let arrivals: ArrivalCurve

    init(seed: UInt64, people: Int, start: Instant, end: Instant) {
        self.seed = seed
        self.people = max(people, 0)
        self.start = start
        self.end = max(end, start)
        let span = self.end.milliseconds(since: start)
        calendar = CampaignCalendar(start: start, span: span)
        roster = SalesRoster(people: self.people)
        arrivals = ArrivalCurve(start: start, span: span)
        mistimedPerson = (self.people / 3..<self.people).first { person($0).path == .handRaiser }
    }

    var span: Int64 { end.milliseconds(since: start) }

    /// - Parameter number: 0 or more.
    func person(_ number: Int) -> SamplePerson {
        SamplePerson(number: number, arrival: arrival(of: number), seed: seed)
    }

    /// Grows with the number, which is why the history can be told from the first person to the last.
    func arrival(of number: Int) -> Instant {
        var random = SplitMix64(seed: seed, 2, UInt64(number))
        let part = UInt64(number) * 1_024 + UInt64(random.below(1_024))
        return arrivals.instant(part, of: UInt64(max(people, 1)) * 1_024)
    }
}
