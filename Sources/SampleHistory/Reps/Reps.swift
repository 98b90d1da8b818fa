import CloudEvents
import LeadEvents

/// The reps, as they answer what they are given: they accept, reject or overlook it, try to reach the lead, talk, and win
/// or lose.
///
/// What they do about an assignment depends on seed, lead and request alone, never on the order in which they hear of it.
struct Reps: Sendable {
    private let world: SampleWorld
    private var queue = EventQueue()
    private var prospects: [LeadID: Prospect] = [:]
    private var taken: Set<Assignment> = []
    /// Everything due before this was handed out.
    private var handedOut: Instant

    private struct Assignment: Hashable {
        let lead: LeadID
        let request: UInt32
    }

    init(world: SampleWorld) {
        self.world = world
        handedOut = world.start
    }

    /// Learns what an event says about a lead. The first one counts.
    mutating func hear(of lead: LeadID, through payload: EventPayload) {
        guard prospects[lead] == nil, let prospect = Prospect(payload) else { return }
        prospects[lead] = prospect
    }

    mutating func react(to assigned: [AssignedLead]) {
        // A manager's change is part of what the pursuit itself tells.
        for assignment in assigned where assignment.rule != "manager" {
            guard taken.insert(Assignment(lead: assignment.lead, request: assignment.request)).inserted else {
                continue
            }
            let prospect = prospects[assignment.lead] ?? .unknown
            queue.add(Pursuit.events(of: assignment, prospect: prospect, after: handedOut, in: world))
        }
    }

    mutating func events(until end: Instant) -> [SampleEvent] {
        handedOut = max(handedOut, end)
        var due: [SampleEvent] = []
        while let event = queue.take(before: end) { due.append(event) }
        return due
    }
}
