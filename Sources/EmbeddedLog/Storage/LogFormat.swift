import EventLog
import GRDB
import Glibc

/// What marks an SQLite file as a log, and the tables it has.
enum LogFormat {
    /// "LRLY": SQLite's application_id of a log.
    static let applicationID: Int32 = 0x4C52_4C59
    /// Counts up with each change of the tables that an older version cannot read.
    static let version: Int32 = 1

    /// Looks at the first bytes of the file before anything is created beside it or locked.
    static func refuseForeignFile(
        at path: String, _ settings: EmbeddedLogSettings, operation: String
    ) throws(LogError) {
        let raw = open(path, O_RDONLY | O_CLOEXEC)
        guard raw >= 0 else {
            guard errno == ENOENT else { throw LogError(systemError: errno, operation: operation, path: path) }
            guard settings.createsFile else {
                throw LogError(
                    .inputOutput, operation: operation, recovery: .stop,
                    message: "there is no log at \(path); see whether the path is right")
            }
            return
        }
        let file = OwnedDescriptor(adopting: raw)
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(file.raw, &header, header.count)
        guard count >= 0 else { throw LogError(systemError: errno, operation: operation, path: path) }
        // An empty file is what SQLite leaves when it is ended before the first write.
        if count == 0 { return }
        guard count == header.count, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw unreadable(operation, "\(path) is no SQLite file, so it is no log; name another path")
        }
        let application = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        // 0: the file may have been made by a process that was ended before its first checkpoint.
        guard application == 0 || application == applicationID else {
            throw unreadable(operation, "\(path) is the database of another program; name another path")
        }
    }

    /// Settings of the connection, and the tables where the file is new.
    ///
    /// Runs under the lock of the log, so that two processes do not create at once.
    static func prepare(_ db: Database, path: String, _ settings: EmbeddedLogSettings) throws {
        let isNew = try isEmpty(db)
        if isNew {
            // Both only take effect before the first table.
            try db.execute(sql: "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL")
        } else {
            try check(db, path: path)
        }
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        // FULL: a commit is on the disk before it returns. Checkpoints are run under the lock, see Checkpoint.
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -8000")
        if isNew { try db.inTransaction(.immediate) { try create(db) } }
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        return application == 0 && tables == 0
    }

    private static func check(_ db: Database, path: String) throws {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard application == applicationID else {
            throw unreadable("open", "\(path) is the database of another program; name another path")
        }
        let version = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version == Self.version else {
            throw unreadable(
                "open",
                "\(path) was written by another version of LeadRelay (format \(version), this one reads"
                    + " \(Self.version)); use a LeadRelay of that format")
        }
    }

    private static func create(_ db: Database) throws -> Database.TransactionCompletion {
        try db.execute(
            sql: """
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                CREATE TABLE topics (
                    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL,
                    cleanup TEXT NOT NULL, keep_milliseconds INTEGER, maximum_record_bytes INTEGER NOT NULL);
                CREATE TABLE places (
                    id INTEGER PRIMARY KEY, topic INTEGER NOT NULL, partition INTEGER NOT NULL,
                    next INTEGER NOT NULL, time INTEGER NOT NULL, compacted INTEGER NOT NULL, kept INTEGER NOT NULL,
                    UNIQUE (topic, partition));
                CREATE TABLE consumers (name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, member TEXT NOT NULL)
                    WITHOUT ROWID;
                CREATE TABLE positions (
                    consumer TEXT NOT NULL, place INTEGER NOT NULL, next INTEGER NOT NULL, note TEXT NOT NULL,
                    PRIMARY KEY (consumer, place)) WITHOUT ROWID;
                """)
        return .commit
    }

    private static func unreadable(_ operation: String, _ message: String) -> LogError {
        LogError(.unreadable, operation: operation, recovery: .stop, message: message)
    }
}
