package import CloudEvents

/// Both teams of the made-up company: the people of ``SampleHistory``, and reps who answer the leads they get.
package struct SampleCompany: LockstepSource, Sendable {
    private let world: SampleWorld
    private var history: SampleIterator
    private var reps: Reps

    package init(_ history: SampleHistory) {
        world = history.world
        self.history = history.makeIterator()
        reps = Reps(world: history.world)
    }

    package mutating func events(until end: Instant) -> [SampleEvent] {
        let end = min(end, world.end)
        var slice: [SampleEvent] = []
        while let event = history.next(before: end) {
            if let lead = event.lead { reps.hear(of: lead, through: event.payload) }
            slice.append(event)
        }
        let answers = reps.events(until: end)
        return answers.isEmpty ? slice : Self.merge(slice, answers)
    }

    package mutating func react(to assigned: [AssignedLead]) { reps.react(to: assigned) }

    /// Both are in order already.
    private static func merge(_ left: [SampleEvent], _ right: [SampleEvent]) -> [SampleEvent] {
        var merged: [SampleEvent] = []
        merged.reserveCapacity(left.count + right.count)
        var rest = right[...]
        for event in left {
            while let first = rest.first, first.due < event.due {
                merged.append(first)
                rest.removeFirst()
            }
            merged.append(event)
        }
        return merged + rest
    }
}
