import CloudEvents
import LeadEvents
import SeededRandom

/// Tells what systems report about one person whatever the workers decide: everything but the reps' answers.
///
/// The same world and number give the same story.
struct Story {
    let person: SamplePerson
    let world: SampleWorld
    var random: SplitMix64
    var script: Script
    /// How far the story has got.
    var clock: Instant

    static func events(of number: Int, in world: SampleWorld) -> [SampleEvent] {
        var story = Story(number, in: world)
        story.tell()
        return story.script.events
    }

    /// A story of which nothing is told yet.
    init(_ number: Int, in world: SampleWorld) {
        person = world.person(number)
        self.world = world
        random = SplitMix64(seed: world.seed, 3, UInt64(number))
        script = Script(lead: person.lead, prefix: "p\(number)")
        clock = person.arrival
    }

    private mutating func tell() {
        switch person.path {
        case .handRaiser: raiseHand()
        case .warming: warmUp()
        case .cooling: coolDown()
        case .selfServe: buyAlone()
        case .candidate: apply()
        case .partner: offerPartnership()
        case .sourced: beFound()
        case .referred: beReferred()
        case .suspect: comeUpLater()
        case .prequalified: askForProposal()
        }
        addWhatHappensToAnybody()
    }

    /// Lets time pass; short times are likelier than long ones.
    mutating func wait(_ range: ClosedRange<Int64>) {
        clock = clock.advanced(byMilliseconds: random.skewed(in: range))
    }
}
