import EventLog
import GRDB

/// One walk through a changelog, oldest row first, that deletes what is no longer live.
///
/// A pass is due once as many rows were appended as the last one kept: so a changelog has at most about twice its live
/// rows (or `compactionMinimum`), and each row is looked at about twice. A tombstone goes only after the rows it ended,
/// because those are older.
struct CompactionPass {
    /// The next row to look at.
    private var cursor: Int64 = 0
    /// The end of the changelog when the pass began.
    private let end: Int64
    private var kept: Int64 = 0
    private(set) var isComplete = false

    init?(ifDue place: Place, _ db: Database, _ settings: EmbeddedLogSettings) throws {
        let statement = try db.cachedStatement(sql: "SELECT next, compacted, kept FROM places WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [place.id]) else { return nil }
        let next: Int64 = try row.decode(atIndex: 0)
        let compacted: Int64 = max(try row.decode(atIndex: 1), 0)
        let kept: Int64 = try row.decode(atIndex: 2)
        guard next >= 0, next - compacted >= max(kept, settings.compactionMinimum) else { return nil }
        end = next
    }

    /// Looks at the next rows.
    ///
    /// - Returns: the offsets that may go, as runs without a kept row in between, oldest first.
    mutating func findDead(
        _ place: Place, _ tables: PartitionTables, _ db: Database, rows: Int,
        _ isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws -> [ClosedRange<Int64>] {
        let scan = try tables.statement(.scanKeys, place, db)
        scan.bind(cursor, at: 1)
        defer { scan.reset() }
        var dead: [ClosedRange<Int64>] = []
        var lastWasDead = false
        for _ in 0..<max(rows, 1) {
            guard try scan.step(), scan.integer(0) < end else {
                isComplete = true
                break
            }
            let offset = scan.integer(0)
            cursor = offset &+ 1
            // A row without a key is nobody's last word.
            if !scan.isNull(3), isLive(ArraySlice(scan.bytes(3)), Offset(offset) ?? .zero) {
                kept += 1
                lastWasDead = false
            } else {
                if lastWasDead, let run = dead.popLast() {
                    dead.append(run.lowerBound...offset)
                } else {
                    dead.append(offset...offset)
                }
                lastWasDead = true
            }
        }
        return dead
    }

    /// Deletes what `findDead` found, and notes a completed pass.
    func delete(_ dead: [ClosedRange<Int64>], _ place: Place, _ tables: PartitionTables, _ db: Database) throws {
        let delete = try tables.statement(.delete, place, db)
        for run in dead {
            delete.bind(run.lowerBound, at: 1)
            delete.bind(run.upperBound, at: 2)
            try delete.run()
        }
        guard isComplete else { return }
        let statement = try db.cachedStatement(sql: "UPDATE places SET compacted = ?, kept = ? WHERE id = ?")
        try statement.execute(arguments: [end, kept, place.id])
    }
}
