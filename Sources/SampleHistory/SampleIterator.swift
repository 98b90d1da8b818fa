package import CloudEvents

/// Hands out events in the order in which they are due, while people arrive one after the other.
package struct SampleIterator: IteratorProtocol, Sendable {
    /// Everything that is reported about the person of that number.
    typealias Telling = @Sendable (_ number: Int, _ world: SampleWorld) -> [SampleEvent]

    private let world: SampleWorld
    private let until: Instant
    private let telling: Telling
    private var queue = EventQueue()
    private var nextPerson = 0
    private var nextArrival: Instant

    /// - Parameter opening: events that are about nobody.
    /// - Parameter until: what is due at this instant or later is left out.
    init(_ world: SampleWorld, opening: [SampleEvent], until: Instant, telling: @escaping Telling) {
        self.world = world
        self.until = until
        self.telling = telling
        nextArrival = world.arrival(of: 0)
        queue.add(opening)
    }

    package mutating func next() -> SampleEvent? { next(before: until) }

    /// The next event that is due before `end`; `nil` where there is none until then.
    package mutating func next(before end: Instant) -> SampleEvent? {
        let end = min(end, until)
        admit(until: end)
        return queue.take(before: end)
    }

    /// Lets in everybody who arrives before the next event is due, so that nobody's event comes too late.
    private mutating func admit(until end: Instant) {
        while nextPerson < world.people {
            if let due = queue.next, due < nextArrival { return }
            guard nextArrival < end else { return }
            queue.add(telling(nextPerson, world))
            nextPerson += 1
            nextArrival = world.arrival(of: nextPerson)
        }
    }
}
