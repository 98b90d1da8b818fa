import EventLog
import GRDB

/// Deletes records that are older than their topic keeps them.
enum Retention {
    /// - Returns: whether there is more to delete.
    static func runPiece(_ place: Place, keepMilliseconds: Int64, _ connection: Connection) throws(LogError) -> Bool {
        let limit = AppendTime(milliseconds: connection.settings.clock().milliseconds &- max(keepMilliseconds, 0))
        let bounds = try connection.read("maintain") { db -> (first: Int64, keep: Int64)? in
            guard let first = try PartitionTables.first(place, db) else { return nil }
            return (first, try TimeSearch.offset(in: place, at: limit, db))
        }
        guard let bounds, bounds.first < bounds.keep else { return false }
        let end = min(bounds.keep, max(bounds.first, 0) + Int64(connection.settings.maintenanceRows))
        try connection.write("maintain") { db in
            let delete = try connection.tables.statement(.delete, place, db)
            delete.bind(bounds.first, at: 1)
            delete.bind(end - 1, at: 2)
            try delete.run()
        }
        return end < bounds.keep
    }
}
