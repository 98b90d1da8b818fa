import EventLog
import Glibc

/// Tells, across processes, that something was committed: who commits writes one byte into the lock file afterwards, and
/// who waits watches that file. (The WAL itself changes many times during one commit, and before it can be seen.)
///
/// Thread: one at a time.
final class CommitSignal {
    private let watch: OwnedDescriptor

    init(path: String, operation: String) throws(LogError) {
        let raw = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard raw >= 0 else {
            throw LogError(
                .inputOutput, operation: operation, recovery: .stop,
                message: "the system gives no more inotify instances (errno \(errno)); raise"
                    + " fs.inotify.max_user_instances or run fewer processes")
        }
        watch = OwnedDescriptor(adopting: raw)
        guard inotify_add_watch(raw, path, UInt32(IN_MODIFY)) >= 0 else {
            throw LogError(systemError: errno, operation: operation, path: path)
        }
    }

    /// Forgets what was signalled so far. Call before looking at the log: what is committed after the look, rings.
    ///
    /// - Returns: whether something was signalled.
    @discardableResult
    func takeSignals() -> Bool { drain(watch.raw) }

    /// Blocks until something is committed or the waker rings, at most `timeout`.
    func wait(timeout: Duration, waker: PipeWaker? = nil) {
        Self.wait(for: [watch.raw] + (waker.map { [$0.descriptor] } ?? []), timeout: timeout)
    }

    /// Blocks until one of the descriptors can be read, at most `timeout`.
    static func wait(for descriptors: [Int32], timeout: Duration) {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // A signal handler of the process may end the wait early; the caller looks at the log and comes back.
        _ = poll(&entries, UInt(entries.count), timeout.pollMilliseconds)
    }

    /// Rings for everyone who watches the file behind `descriptor`.
    static func ring(_ descriptor: borrowing OwnedDescriptor) {
        // Fails at most where the disk is full before the file has its first byte; waiting calls end by their time-out.
        withUnsafeBytes(of: UInt8(0)) { _ = pwrite(descriptor.raw, $0.baseAddress, 1, 0) }
    }
}

extension Duration {
    /// For poll(2): whole milliseconds, rounded up, so that a short wait does not become a spin.
    var pollMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let milliseconds = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: seconds.multipliedReportingOverflow(by: 1_000).partialValue + milliseconds)
    }
}
