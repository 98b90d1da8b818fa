import Glibc

/// The limit that the system sets to the size of this process's files.
package enum FileSizeLimit {
    /// Lets a write beyond the limit fail as one on a full disk does, instead of ending the process by a signal. Once, at the
    /// start of a program.
    package static func failsWrites() { _ = signal(SIGXFSZ, SIG_IGN) }
}
