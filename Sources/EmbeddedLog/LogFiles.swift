import EventLog

/// The files of one log.
struct LogFiles: Sendable, Hashable {
    /// The SQLite file.
    let database: String

    /// Locked around every write transaction and every checkpoint.
    var lock: String { database + ".lock" }
    /// SQLite's write-ahead log.
    var wal: String { database + "-wal" }

    /// Locked by the member of the group that holds its partitions, for as long as it lives.
    func lease(of group: GroupName) -> String { "\(database).\(group).lease" }
}
