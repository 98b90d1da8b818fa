package import CloudEvents

/// A realistic history of both teams, as far as it does not depend on what the workers decide: a sequence of events in the
/// order in which they are due.
///
/// Pure: the same parameters give the same events on every machine. Memory: the events to come of people who have
/// arrived; the number of people does not matter. Reps' answers come from ``SampleCompany``.
package struct SampleHistory: Sequence, Sendable {
    /// Milliseconds that the history covers where nothing else is said: 90 days.
    package static let usualSpan = 90 * Span.day

    let world: SampleWorld

    /// - Parameter people: how many people there are to hear of. Range: 0 or more.
    /// - Parameter end: the first instant after the history.
    /// - Parameter span: milliseconds. Range: 1 day or more.
    package init(seed: UInt64, people: Int = 2_000, end: Instant, span: Int64 = usualSpan) {
        let start = end.advanced(byMilliseconds: -Swift.max(span, Span.day))
        world = SampleWorld(seed: seed, people: people, start: start, end: end)
    }

    /// The history's first instant.
    package var start: Instant { world.start }
    /// The first instant after it.
    package var end: Instant { world.end }

    package func makeIterator() -> SampleIterator {
        SampleIterator(world, opening: CompanyLog.events(in: world), until: world.end) { Story.events(of: $0, in: $1) }
    }
}
