import EventLog
import GRDB
import Glibc

/// What marks an SQLite file as a log, and the tables it has.
enum LogFormat {
    /// "LRLY": SQLite's application_id of a log.
    static let applicationID: Int32 = 0x4C52_4C59
    /// Counts up with each change of the tables that an older version cannot read.
    static let version: Int32 = 1

    /// Refuses a path where there is no file.
    static func requireFile(at path: String, operation: String) throws(LogError) {
        guard access(path, F_OK) != 0 else { return }
        throw LogError(
            .inputOutput, operation: operation, recovery: .stop,
            message: "there is no log at \(path); see whether the path is right, or make one by publishing to it")
    }

    /// Refuses a file that is not a log of this version. Changes nothing.
    ///
    /// - Returns: whether the file is empty, so that the tables have to be created.
    static func check(_ db: Database, path: String, mayBeEmpty: Bool) throws -> Bool {
        if try isEmpty(db) {
            guard mayBeEmpty else { throw unreadable("\(path) is empty: there is no log in it yet") }
            return true
        }
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard application == applicationID else {
            throw unreadable("\(path) is the database of another program; name another path")
        }
        let version = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version == Self.version else {
            throw unreadable(
                "\(path) was written by another version of LeadRelay (format \(version), this one reads"
                    + " \(Self.version)); use a LeadRelay of that format")
        }
        return false
    }

    /// Creates the tables where nobody else has done so meanwhile. Call under the lock of the log.
    static func create(_ db: Database) throws {
        guard try isEmpty(db) else { return }
        // Both only take effect before the first table. 8 KiB: a seventh more rows a second than 4 KiB in batches, and
        // as many in small commits.
        try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL")
        try db.inTransaction(.immediate) {
            try db.execute(sql: schema)
            return .commit
        }
    }

    /// Settings of one connection.
    static func configure(_ db: Database) throws {
        // FULL: a commit is on the disk before it returns. The cache: 8 MB.
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000")
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        return application == 0 && tables == 0
    }

    private static let schema = """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE topics (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL,
            cleanup TEXT NOT NULL, keep_milliseconds INTEGER, maximum_record_bytes INTEGER NOT NULL);
        CREATE TABLE places (
            id INTEGER PRIMARY KEY, topic INTEGER NOT NULL, partition INTEGER NOT NULL,
            next INTEGER NOT NULL, time INTEGER NOT NULL, compacted INTEGER NOT NULL, kept INTEGER NOT NULL,
            UNIQUE (topic, partition));
        CREATE TABLE consumers (name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, member TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE positions (
            consumer TEXT NOT NULL, place INTEGER NOT NULL, next INTEGER NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (consumer, place)) WITHOUT ROWID;
        """

    private static func unreadable(_ message: String) -> LogError {
        LogError(.unreadable, operation: "open", recovery: .stop, message: message)
    }
}
