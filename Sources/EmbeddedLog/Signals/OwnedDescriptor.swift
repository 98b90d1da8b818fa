import EventLog
import Glibc

/// Sole owner of one descriptor of the operating system; it is closed here and nowhere else.
struct OwnedDescriptor: ~Copyable, Sendable {
    let raw: Int32

    init(adopting raw: Int32) { self.raw = raw }

    /// Opens a file for the locks and signals beside the log, and creates it where it is missing.
    ///
    /// Close-on-exec, because a child process that inherited the descriptor would keep its lock.
    init(creating path: String, operation: String) throws(LogError) {
        let raw = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard raw >= 0 else { throw LogError(systemError: errno, operation: operation, path: path) }
        self.raw = raw
    }

    deinit { _ = close(raw) }
}
