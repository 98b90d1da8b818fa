import GRDB
import Glibc

/// Brings the write-ahead log into the file.
///
/// SQLite would do so by itself after a commit, also two processes at once; this log does it under its lock alone.
enum Checkpoint {
    /// Runs under the lock of the log, after a commit.
    ///
    /// What fails here fails the commit not, which is on the disk already: the WAL stays longer and the next commit
    /// tries again.
    static func runIfDue(_ db: Database, files: LogFiles, settings: EmbeddedLogSettings) {
        guard size(of: files.wal) > settings.checkpointBytes else { return }
        run(db)
    }

    /// Waits for readers at most 200 ms, twice as long as one keeps its snapshot.
    static func run(_ db: Database) {
        try? db.execute(sql: "PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 5000")
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
