package import CloudEvents
import StreamWorker
import Synchronization

/// A wall clock that a test moves.
package final class HandClock: WallClock {
    private let time: Mutex<Instant>

    package init(_ time: Instant) { self.time = Mutex(time) }

    package func now() -> Instant { time.withLock { $0 } }

    package func advance(byMilliseconds delta: Int64) { time.withLock { $0 = $0.advanced(byMilliseconds: delta) } }
}
