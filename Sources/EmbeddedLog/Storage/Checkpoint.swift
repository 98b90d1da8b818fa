import GRDB
import GRDBSQLite

/// Brings the write-ahead log into the file once it is long, so that the next writer begins it anew.
///
/// SQLite would do so by itself after a commit, also in two processes at once; here it is done under the lock of the log.
/// What is brought in stays on the disk as the log's room (at most `checkpointBytes` or so) until the last user leaves.
final class Checkpoint {
    /// Pages in the write-ahead log after this connection's last commit.
    private let pages = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private let mostPages: Int32

    init(_ db: Database, _ settings: EmbeddedLogSettings) throws {
        pages.initialize(to: 0)
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
        mostPages = Int32(clamping: settings.checkpointBytes / pageSize)
        try db.execute(
            sql: """
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = \(settings.checkpointBytes);
                """)
        // Owner of the context: this object, which its Connection keeps until the connection is closed.
        // Thread: the one that commits on this connection.
        // Must not: use the connection, or throw.
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, _, pages in
                context?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, pages)
    }

    deinit { pages.deallocate() }

    /// Call after a commit, under the lock of the log.
    ///
    /// A passive checkpoint waits for nobody: where a reader still needs older pages it brings in what it may, and the
    /// next commit goes on. What fails here does not fail the commit, which is on the disk already.
    func runIfDue(_ db: Database) {
        guard pages.pointee > mostPages else { return }
        _ = try? db.checkpoint(.passive)
    }
}
