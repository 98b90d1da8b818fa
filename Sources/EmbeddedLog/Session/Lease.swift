import EventLog
import Glibc

/// The right of one member to work for a group: a lock on a file of the group's own, freed by the kernel when the member's
/// process ends, however it ends. The group's epoch in the file backs it, should the lock file be removed or replaced.
struct Lease: ~Copyable {
    private let file: OwnedDescriptor

    private init(_ file: consuming OwnedDescriptor) { self.file = file }

    /// Takes the lease where nobody has it. Opens the file anew, because it may have been replaced.
    static func tryAcquire(path: String, operation: String) throws(LogError) -> Lease? {
        let file = try OwnedDescriptor(creating: path, operation: operation)
        guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return nil }
        return Lease(file)
    }

    /// Takes the lease of a group that nobody is to be in.
    ///
    /// - Throws: `.busy` where a member lives.
    static func acquire(of group: GroupTables, _ connection: Connection, operation: String) throws(LogError) -> Lease {
        let path = connection.files.lease(of: group.group)
        if let lease = try tryAcquire(path: path, operation: operation) { return lease }
        throw LogError(
            .busy, operation: operation, recovery: .stop,
            message: "a member of \(group.group) is at work; stop it first")
    }

    /// Whether a living process has the lease. Looks with a shared lock, for an instant, so it takes nothing away.
    static func isHeld(path: String) -> Bool {
        let raw = open(path, O_RDONLY | O_CLOEXEC)
        guard raw >= 0 else { return false }
        let file = OwnedDescriptor(adopting: raw)
        return flock(file.raw, LOCK_SH | LOCK_NB) != 0
    }
}
