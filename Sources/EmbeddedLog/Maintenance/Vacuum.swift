import EventLog
import GRDB

/// Gives pages that became free back to the file system.
enum Vacuum {
    /// Pages of one piece: 8 MB.
    private static let pages = 1_000

    /// Free pages are used again by appends, so the file shrinks only where they are many: a quarter of it.
    ///
    /// - Returns: whether there is more to give back.
    static func runPiece(_ connection: Connection) throws(LogError) -> Bool {
        let (free, total) = try connection.read("maintain") { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            )
        }
        guard free >= pages, free >= total / 4 else { return false }
        try connection.write("maintain") { db in
            // Each step of the statement frees one page.
            _ = try Row.fetchAll(db, sql: "PRAGMA incremental_vacuum(\(pages))")
        }
        return true
    }
}
