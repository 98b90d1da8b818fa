import CloudEvents
import LeadEvents
import SampleHistory
import SeededRandom
import SwiftProtobuf

/// A seeded history of both teams about a few leads: what makes sense and what does not, reported twice, late and out of
/// order.
struct RandomHistory {
    /// In the order in which they are reported.
    let events: [SampleEvent]
    /// What both teams have signed from the beginning.
    let agreement: Agreement

    static let start = Instant(milliseconds: 1_690_000_000_000)
    /// After everything, deadlines included.
    static let end = start.advanced(byMilliseconds: 200 * day)
    static let day: Int64 = 86_400_000
    /// Personal data of everybody in it; stands in no sentence of ours.
    static let personalData = ["quintessa", "featherstonehaugh", "private.example", "+49301234"]

    /// What is reported.
    enum Content {
        /// Anything, whether it makes sense or not.
        case anything
        /// What belongs to handoffs: interest, purchases, offers, answers and the work that follows; in any order.
        case handoffs
    }

    /// Agreements that differ in what they ask and allow.
    private static let agreements: [Agreement] = {
        var strict = Agreement()
        strict.handoff.respondWithin = nil
        strict.handoff.lateness = day
        strict.outreach.maximumAttempts = 2
        strict.recycling.afterLoss = false
        var demanding = Agreement()
        demanding.qualification.requiredFields = [.email]
        demanding.qualification.signals = ["pricing.viewed"]
        demanding.outreach.followUpAfter = nil
        demanding.recycling.restFor = 3 * day
        demanding.recycling.maximumRounds = 2
        return [Agreement(), strict, demanding]
    }()

    /// Some moments of every history lie within minutes of each other, most within days.
    init(seed: UInt64, _ content: Content = .anything) {
        var random = SplitMix64(seed: seed)
        agreement = Self.agreements[Int(seed % UInt64(Self.agreements.count))]
        var script = RandomScript(seed: seed, content: content)
        for rep in 0..<2 { script.addRep(rep) }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            script.lead = LeadID(
                UUIDValue(high: 0x1111_2222_3333_4000 | seed & 0xfff, low: 0x8000_0000_0000_0000 | random.next() >> 2))
            script.time = Self.start.advanced(byMilliseconds: Int64.random(in: 0...Self.day, using: &random))
            if Int.random(in: 0..<6, using: &random) > 0 { script.capture(&random) }
            for _ in 0..<Int.random(in: 2...14, using: &random) { script.addAnything(&random) }
        }
        events = script.events.enumerated()
            .sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }

    var leads: Set<LeadID> { Set(events.compactMap(\.lead)) }
}
