import CloudEvents
import LeadStream
import Logging
import StreamWorker
import Testing

@testable import WorkerHost

@Suite("Watching for rest", .timeLimit(.minutes(1)))
struct IdleWatchTests {
    private struct FixedClock: WallClock {
        func now() -> Instant { Instant(milliseconds: 0) }
    }

    /// The group of services is cancelled where a worker failed.
    @Test("once it is cancelled it ends at once, not when the worker that died has been missing for half a minute")
    func cancelled() async throws {
        // Nobody reads the record, so that it never comes to rest.
        let unread = try await UnreadLog(records: 1)
        let watch = IdleWatch(
            log: unread.log, readings: unread.layout.readings, clock: FixedClock(), ticks: true,
            logger: Logger(label: "test"))
        let start = ContinuousClock.now
        let running = Task { try await watch.run() }
        running.cancel()
        try await running.value
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(watch.outcome == .stopped)
    }
}
