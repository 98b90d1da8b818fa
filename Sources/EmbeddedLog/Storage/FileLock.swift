import Dispatch
import EventLog
import Glibc
import Synchronization

/// The lock around every write transaction and every checkpoint, shared by all processes that use the log.
///
/// Each user opens the files for itself, because flock belongs to the open file: so two users in one process exclude
/// each other as two processes do. The kernel frees the lock when its holder dies.
///
/// flock alone is unfair: who lets go and at once asks again gets it before the woken waiter has run (measured: waits of
/// 29 s beside a busy publisher). So there is a second file for the turn: who waits for the lock holds the turn, and who
/// just let go has to queue for the turn behind it (then: waits of 5 ms).
/// Thread: `acquire` and `release` from one thread at a time.
final class FileLock: Sendable {
    private enum State {
        case free
        case held
        /// A helper thread is blocked in flock, and `acquire` waits for it.
        case waiting
        /// `acquire` gave up; the helper thread lets go of the lock as soon as it has it.
        case abandoned
    }

    private let file: OwnedDescriptor
    private let turn: OwnedDescriptor
    private let path: String
    private let state = Mutex(State.free)
    private let granted = DispatchSemaphore(value: 0)
    // flock knows no time-out, so where the lock is taken a thread that may block waits for it.
    private let helper = DispatchQueue(label: "leadrelay.log.lock")

    init(_ files: LogFiles, operation: String) throws(LogError) {
        path = files.lock
        file = try OwnedDescriptor(creating: files.lock, operation: operation)
        turn = try OwnedDescriptor(creating: files.turn, operation: operation)
    }

    /// - Throws: `.busy` with `.retry` once the time-out has passed.
    func acquire(timeout: Duration, operation: String) throws(LogError) {
        if tryAcquire() { return }
        let startsHelper = state.withLock { state in
            defer { state = .waiting }
            if case .abandoned = state { return false }
            return true
        }
        if startsHelper { helper.async { self.block() } }
        if granted.wait(timeout: .now() + .milliseconds(Int(timeout.pollMilliseconds))) == .success { return }
        let wasGranted = state.withLock { state in
            if case .held = state { return true }
            state = .abandoned
            return false
        }
        guard wasGranted else {
            throw LogError(
                .busy, operation: operation, recovery: .retry,
                message: "another process has held \(path) for longer than \(timeout); if this goes on, see whether"
                    + " one is stopped (kill -STOP) or hangs")
        }
        granted.wait()
    }

    /// Lets go of the lock and, where `rings`, tells everyone who waits for commits.
    func release(rings: Bool) {
        state.withLock { $0 = .free }
        _ = flock(file.raw, LOCK_UN)
        if rings { CommitSignal.ring(file) }
    }

    private func tryAcquire() -> Bool {
        state.withLock { state in
            guard case .free = state, flock(turn.raw, LOCK_EX | LOCK_NB) == 0 else { return false }
            defer { _ = flock(turn.raw, LOCK_UN) }
            guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return false }
            state = .held
            return true
        }
    }

    private func block() {
        while flock(turn.raw, LOCK_EX) != 0, errno == EINTR {}
        while flock(file.raw, LOCK_EX) != 0, errno == EINTR {}
        _ = flock(turn.raw, LOCK_UN)
        state.withLock { state in
            if case .waiting = state {
                state = .held
                granted.signal()
            } else {
                state = .free
                _ = flock(file.raw, LOCK_UN)
            }
        }
    }
}
