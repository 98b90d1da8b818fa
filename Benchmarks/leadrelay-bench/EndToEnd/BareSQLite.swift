import GRDB
import GRDBSQLite

/// The ceiling of everything that writes to the embedded log: a loop over prepared statements of SQLite's own, with the same
/// tables, settings, row sizes and commits, and nothing else.
struct BareSQLite {
    /// Pages of the write-ahead log after which it is brought into the file: 64 MiB, as the embedded log has it.
    private static let checkpointPages = 8_192
    /// Bytes that keys, values and headers are made of; what they say makes no difference.
    private let filler = [UInt8](repeating: 0x61, count: 1 << 20)

    /// Writes the rows into a new file.
    ///
    /// - Returns: seconds.
    func write(_ journal: CommitJournal.Contents, to path: String) throws -> Double {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { db in
            try prepare(db, tables: journal.topics.count)
            return try seconds { try write(journal, db) }
        }
    }

    private func prepare(_ db: Database, tables: Int) throws {
        try db.execute(
            sql: """
                PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = \(Self.checkpointPages);
                CREATE TABLE places (id INTEGER PRIMARY KEY, next INTEGER NOT NULL, time INTEGER NOT NULL);
                CREATE TABLE positions (
                    consumer TEXT NOT NULL, place INTEGER NOT NULL, next INTEGER NOT NULL, note TEXT NOT NULL,
                    PRIMARY KEY (consumer, place)) WITHOUT ROWID;
                """)
        for table in 0..<tables {
            try db.execute(
                sql: """
                    CREATE TABLE records_\(table) (
                        offset INTEGER PRIMARY KEY, time INTEGER NOT NULL, headers BLOB NOT NULL, key BLOB, value BLOB);
                    INSERT INTO places VALUES (\(table), 0, 0);
                    """)
        }
    }

    private func write(_ journal: CommitJournal.Contents, _ db: Database) throws {
        let inserts = try journal.topics.indices.map { table in
            try db.makeStatement(
                sql: "INSERT INTO records_\(table) (offset, time, headers, key, value) VALUES (?, ?, ?, ?, ?)")
        }
        let place = try db.makeStatement(sql: "UPDATE places SET next = ?, time = ? WHERE id = ?")
        let position = try db.makeStatement(
            sql: """
                INSERT INTO positions (consumer, place, next, note) VALUES ('a worker', ?, ?, '')
                ON CONFLICT (consumer, place) DO UPDATE SET next = excluded.next, note = excluded.note
                """)
        var next = [Int64](repeating: 0, count: journal.topics.count)
        var row = 0
        for commit in journal.commits {
            try db.execute(sql: "BEGIN IMMEDIATE")
            while row < commit.end {
                let topic = Int(journal.rows[row].topic)
                try insert(journal.rows[row], next[topic], inserts[topic])
                next[topic] += 1
                row += 1
            }
            for (table, offset) in next.enumerated() { try place.execute(arguments: [offset, 0, table]) }
            for number in 0..<commit.positions { try position.execute(arguments: [number, Int64(row)]) }
            try db.execute(sql: "COMMIT")
        }
    }

    private func insert(_ row: CommitJournal.Row, _ offset: Int64, _ statement: Statement) throws {
        let raw = statement.sqliteStatement
        sqlite3_bind_int64(raw, 1, offset)
        sqlite3_bind_int64(raw, 2, 0)
        filler.withUnsafeBytes { filler in
            for (parameter, size) in [(Int32(3), row.headers), (4, row.key), (5, row.value)] {
                if size < 0 {
                    sqlite3_bind_null(raw, parameter)
                } else {
                    sqlite3_bind_blob64(raw, parameter, filler.baseAddress, UInt64(min(Int(size), filler.count)), nil)
                }
            }
        }
        let code = sqlite3_step(raw)
        sqlite3_reset(raw)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
