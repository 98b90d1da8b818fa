import EventLog

/// The files of one log.
struct LogFiles: Sendable, Hashable {
    /// The SQLite file.
    let database: String

    /// Locked around every write transaction and every checkpoint; written to after each commit.
    var lock: String { database + ".lock" }
    /// Locked by who is next to get the lock.
    var turn: String { database + ".turn" }

    /// Locked by the member of the group that holds its partitions, for as long as it lives.
    func lease(of group: GroupName) -> String { "\(database).\(group).lease" }
}
