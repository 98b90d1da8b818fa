import EventLog
import GRDB

/// Deletes records that are older than their topic keeps them.
enum Retention {
    /// Bytes of values that one piece deletes, so that it does not keep the lock for long where records are large.
    private static let pieceBytes: Int64 = 8 * 1_024 * 1_024

    /// - Returns: whether there is more to delete.
    static func runPiece(_ place: Place, keepMilliseconds: Int64, _ connection: Connection) throws(LogError) -> Bool {
        let limit = AppendTime(milliseconds: connection.settings.clock().milliseconds &- max(keepMilliseconds, 0))
        let end = try connection.read("maintain") { db in try TimeSearch.offset(in: place, at: limit, db) }
        return try deletePiece(place, before: end, connection)
    }

    /// Deletes some of the records before an offset, so that the lock is not kept for long.
    ///
    /// - Returns: whether there is more to delete.
    static func deletePiece(_ place: Place, before end: Int64, _ connection: Connection) throws(LogError) -> Bool {
        let (expired, isLast) = try connection.read("maintain") { db in
            try piece(place, before: end, connection.settings.maintenanceRows, connection.tables, db)
        }
        guard let expired else { return false }
        try connection.write("maintain") { db in
            let delete = try connection.tables.statement(.delete, place, db)
            delete.bind(expired.lowerBound, at: 1)
            delete.bind(expired.upperBound, at: 2)
            try delete.run()
        }
        return !isLast
    }

    /// The oldest records before `end`, not too many and not too large.
    private static func piece(
        _ place: Place, before end: Int64, _ rows: Int, _ tables: PartitionTables, _ db: Database
    ) throws -> (offsets: ClosedRange<Int64>?, isLast: Bool) {
        let scan = try tables.statement(.scanSizes, place, db)
        scan.bind(0, at: 1)
        defer { scan.reset() }
        var offsets: ClosedRange<Int64>?
        var (count, bytes) = (0, Int64(0))
        while try scan.step(), scan.integer(0) < end {
            guard count < max(rows, 1), bytes < pieceBytes else { return (offsets, false) }
            offsets = (offsets?.lowerBound ?? scan.integer(0))...scan.integer(0)
            count += 1
            bytes += scan.integer(1)
        }
        return (offsets, true)
    }
}
