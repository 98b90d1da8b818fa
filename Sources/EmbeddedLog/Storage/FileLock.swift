import Dispatch
import EventLog
import Glibc
import Synchronization

/// The lock around every write transaction and every checkpoint, shared by all processes that use the log.
///
/// Each user opens the file for itself, because flock belongs to the open file: so two users in one process exclude
/// each other as two processes do. The kernel frees the lock when its holder dies.
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
    private let path: String
    private let state = Mutex(State.free)
    private let granted = DispatchSemaphore(value: 0)
    // flock knows no time-out, so where the lock is taken a thread that may block waits for it.
    private let helper = DispatchQueue(label: "leadrelay.log.lock")

    init(path: String, operation: String) throws(LogError) {
        self.path = path
        file = try OwnedDescriptor(creating: path, operation: operation)
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

    /// Lets go of the lock and tells everyone who waits for commits where `rings`.
    func release(rings: Bool) {
        state.withLock { $0 = .free }
        _ = flock(file.raw, LOCK_UN)
        if rings { CommitSignal.ring(file) }
    }

    private func tryAcquire() -> Bool {
        state.withLock { state in
            guard case .free = state, flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return false }
            state = .held
            return true
        }
    }

    private func block() {
        while flock(file.raw, LOCK_EX) != 0, errno == EINTR {}
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
