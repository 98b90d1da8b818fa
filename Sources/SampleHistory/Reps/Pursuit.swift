import CloudEvents
import LeadEvents

/// One rep's work on one lead from the assignment on.
struct Pursuit {
    /// How it ends.
    enum Fate {
        case won, lost, notInterested, unreachable
    }

    let assigned: AssignedLead
    let prospect: Prospect
    let world: SampleWorld
    var random: SplitMix64
    var script: Script
    /// How far it has got.
    var clock: Instant
    /// Changes when a manager gives the lead to somebody else.
    var rep: String

    /// - Parameter earliest: nothing is due before it.
    static func events(
        of assigned: AssignedLead, prospect: Prospect, after earliest: Instant, in world: SampleWorld
    ) -> [SampleEvent] {
        let uuid = assigned.lead.uuid
        var pursuit = Pursuit(
            assigned: assigned, prospect: prospect, world: world,
            random: SplitMix64(seed: world.seed ^ uuid.high, uuid.low, UInt64(assigned.request)),
            script: Script(lead: assigned.lead, prefix: "\(assigned.lead)-\(assigned.request)"),
            clock: assigned.time, rep: assigned.rep)
        pursuit.begin(after: earliest)
        if assigned.handoffID == nil || pursuit.answer() { pursuit.work() }
        return pursuit.script.events
    }

    var dealID: String { "deal-\(assigned.lead)-\(assigned.request)" }

    /// Looks at the lead within a day; what was assigned after the rep's day is looked at the next morning.
    private mutating func begin(after earliest: Instant) {
        wait(20 * Span.minute...14 * Span.hour)
        if clock < earliest {
            clock = earliest.advanced(byMilliseconds: random.number(in: 7 * Span.hour...15 * Span.hour))
        }
    }

    private mutating func work() {
        guard prospect.kind != .candidate else { return }
        guard prospect.kind != .partner else { return askPartner() }
        let fate = drawFate()
        guard tryToReach(fate) else { return }
        guard talk(fate) else { return }
        if random.chance(50) { changeOwner() }
        meet()
        negotiate()
        close(fate)
    }

    private mutating func drawFate() -> Fate {
        if random.chance(prospect.winRate) { return .won }
        let rest = random.below(1_000)
        if rest < 380 { return .lost }
        return rest < 780 ? .notInterested : .unreachable
    }

    /// Lets time pass; short times are likelier than long ones.
    mutating func wait(_ range: ClosedRange<Int64>) {
        clock = clock.advanced(byMilliseconds: random.skewed(in: range))
    }

    /// Lets time pass until somebody is at work.
    mutating func waitForWork(_ range: ClosedRange<Int64>) {
        wait(range)
        clock = clock.whenAtWork
    }

    mutating func report(_ payload: EventPayload, from system: System = .crm, lag: Int64 = 0) {
        script.sales(payload, at: clock, from: system, lag: lag)
    }
}
