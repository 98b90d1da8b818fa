import GRDB

/// The tables that hold the records, one per partition, and a connection's prepared statements on them.
///
/// The offset is the rowid and a partition has a table of its own, so an append goes to the right end of a tree: no
/// search, no secondary index.
final class PartitionTables {
    private var statements: [Key: RawStatement] = [:]

    private struct Key: Hashable {
        let place: Int
        let kind: Kind
    }

    enum Kind {
        /// offset, time, headers, key, value
        case insert
        /// Parameter 1: the offset to begin with. Columns as `insert`.
        case scan
        /// As `scan`, without headers and value.
        case scanKeys
        /// As `scan`, but offset and the value's bytes; reads no value.
        case scanSizes
        /// Offsets from parameter 1 to parameter 2, both included.
        case delete
    }

    static func creation(of table: String) -> String {
        """
        CREATE TABLE \(table) (
            offset INTEGER PRIMARY KEY, time INTEGER NOT NULL, headers BLOB NOT NULL, key BLOB, value BLOB)
        """
    }

    func statement(_ kind: Kind, _ place: Place, _ db: Database) throws -> RawStatement {
        let key = Key(place: place.id, kind: kind)
        if let statement = statements[key] { return statement }
        let statement = try RawStatement(db, Self.sql(kind, place.table))
        statements[key] = statement
        return statement
    }

    /// The statements have to go before the connection is closed.
    func removeAll() { statements.removeAll() }

    private static func sql(_ kind: Kind, _ table: String) -> String {
        switch kind {
        case .insert: "INSERT INTO \(table) (offset, time, headers, key, value) VALUES (?, ?, ?, ?, ?)"
        case .scan: "SELECT offset, time, headers, key, value FROM \(table) WHERE offset >= ? ORDER BY offset"
        case .scanKeys: "SELECT offset, time, NULL, key FROM \(table) WHERE offset >= ? ORDER BY offset"
        case .scanSizes: "SELECT offset, length(value) FROM \(table) WHERE offset >= ? ORDER BY offset"
        case .delete: "DELETE FROM \(table) WHERE offset BETWEEN ? AND ?"
        }
    }
}

extension PartitionTables {
    /// The first offset kept; `nil` where the table is empty.
    static func first(_ place: Place, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(offset) FROM \(place.table)"))
    }

    /// The place of the next record, and the latest append time.
    static func head(_ place: Place, _ db: Database) throws -> (next: Int64, time: Int64) {
        let statement = try db.cachedStatement(sql: "SELECT next, time FROM places WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [place.id]),
            let next = try row.decode(Int64?.self, atIndex: 0), (0..<Int64.max / 2).contains(next)
        else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "places has no valid row for \(place.partition)")
        }
        return (next, try row.decode(atIndex: 1))
    }
}
