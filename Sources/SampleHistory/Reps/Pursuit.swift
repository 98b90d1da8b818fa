import CloudEvents
import LeadEvents
import SeededRandom

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

    /// - Parameter earliest: the end of the slice in which it was assigned; the rep looks at it within fourteen hours. The
    ///   assignment's own instant does not count: it depends on how far the workers had read when they decided.
    static func events(
        of assigned: AssignedLead, prospect: Prospect, after earliest: Instant, in world: SampleWorld
    ) -> [SampleEvent] {
        let uuid = assigned.lead.uuid
        var pursuit = Pursuit(
            assigned: assigned, prospect: prospect, world: world,
            random: SplitMix64(seed: world.seed ^ uuid.high, uuid.low, UInt64(assigned.request)),
            script: Script(lead: assigned.lead, prefix: "\(assigned.lead)-\(assigned.request)"),
            clock: earliest, rep: assigned.rep)
        pursuit.wait(20 * Span.minute...14 * Span.hour)
        pursuit.clock = pursuit.clock.whenAwake
        if assigned.handoffID == nil || pursuit.answer() { pursuit.work() }
        return pursuit.script.events
    }

    /// Tells this pursuit from all others, and is short enough to be read.
    var label: String {
        let uuid = assigned.lead.uuid
        return String(uuid.high ^ uuid.low, radix: 36) + "-\(assigned.request)"
    }

    var dealID: String { "deal-\(label)" }

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
