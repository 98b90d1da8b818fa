package import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Events in bulk, for measuring: the people of ``SampleHistory``, each with a fixed number of events, and reps who answer by
/// fixed probabilities, whatever the workers decide.
///
/// Pure, in the order in which the events are due, with ids that occur once.
package struct SampleMix: Sequence, Sendable {
    package enum Shape: Sendable, Hashable {
        /// Captures, interest, answers, outreach, and deals won and lost: two and a half events a lead.
        case funnel
        /// Each lead is captured with all that a form and an ad can say, and shows interest so many times.
        case interest(Int)
    }

    private let world: SampleWorld
    private let shape: Shape

    /// - Parameter leads: how many; a multiple of 8 gives exactly ``count`` events.
    /// - Parameter end: the last lead arrives before it; what follows may be dated up to 20 days later.
    package init(seed: UInt64, leads: Int, end: Instant, shape: Shape = .funnel) {
        world = SampleWorld(
            seed: seed, people: leads, start: end.advanced(byMilliseconds: -SampleHistory.usualSpan), end: end)
        self.shape = shape
    }

    /// Events about leads. Before them come the reps, one `rep.changed` each.
    package var count: Int {
        switch shape {
        case .funnel: world.people / MixStory.eventsPerLead.count * MixStory.eventsPerLead.reduce(0, +)
        case .interest(let times): world.people * (1 + Swift.max(times, 0))
        }
    }

    /// The reps, who have no limit of open leads, dated at the start. They are not part of the sequence.
    package var reps: [SampleEvent] {
        world.roster.reps.map { rep in
            var joining = rep.joining
            joining.clearCapacity()
            let reference = EventReference.with {
                $0.source = System.crm.rawValue
                $0.id = rep.id
            }
            return SampleEvent(
                reference: reference, time: world.start, team: .sales, lead: nil, payload: .repChanged(joining))
        }
    }

    package func makeIterator() -> SampleIterator {
        let shape = shape
        return SampleIterator(world, opening: [], until: .latest) { MixStory.events(of: $0, in: $1, shape: shape) }
    }
}
