import EventLog
import GRDB

/// Finds offsets by append time. Append times never fall within a partition, so a binary search does without an index.
enum TimeSearch {
    /// The first record kept that was appended at or after `time`; the partition's end where there is none.
    static func offset(in place: Place, at time: AppendTime, _ db: Database) throws -> Int64 {
        let end = try PartitionTables.head(place, db).next
        guard let first = try PartitionTables.first(place, db) else { return end }
        var low = max(first, 0)
        // The answer lies in low...high; rows between two kept records are gone, so each probe takes the next one kept.
        var high = end
        let probe = try db.cachedStatement(
            sql: "SELECT offset, time FROM \(place.table) WHERE offset >= ? ORDER BY offset LIMIT 1")
        while low < high {
            let middle = low + (high - low) / 2
            guard let row = try Row.fetchOne(probe, arguments: [middle]) else {
                high = middle
                continue
            }
            let (offset, appended): (Int64, Int64) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
            if appended >= time.milliseconds { high = middle } else { low = offset &+ 1 }
        }
        return try Int64.fetchOne(probe, arguments: [low]) ?? end
    }
}
