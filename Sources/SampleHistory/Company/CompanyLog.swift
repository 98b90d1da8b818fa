import CloudEvents
import LeadEvents
import SeededRandom
import SwiftProtobuf

/// What the company's own systems report about no lead: campaigns, money, reps, targets, claims and material.
struct CompanyLog {
    let world: SampleWorld
    var random: SplitMix64
    private(set) var events: [SampleEvent] = []

    static func events(in world: SampleWorld) -> [SampleEvent] {
        var log = CompanyLog(world: world, random: SplitMix64(seed: world.seed, 4))
        log.addReps()
        log.addTargets()
        log.addCampaigns()
        log.addSpend()
        log.addTouches()
        log.addMaterial()
        return log.events.filter { $0.due < world.end }
    }

    mutating func add(_ payload: EventPayload, at time: Instant, from system: System, by team: Team) {
        events.append(
            SampleEvent(
                reference: .with {
                    $0.source = system.rawValue
                    $0.id = "c\(events.count + 1)"
                },
                time: time, team: team, lead: nil, payload: payload))
    }

    /// The instant that lies so far into the history.
    func at(percent: Int64) -> Instant { world.start.advanced(byMilliseconds: world.span / 100 * percent) }

    /// The first instants of the history's weeks.
    var weeks: [Instant] {
        stride(from: 0, to: world.span, by: Int64.Stride(Span.week)).map { world.start.advanced(byMilliseconds: $0) }
    }
}
