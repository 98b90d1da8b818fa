import EventLog
import GRDB
import GRDBSQLite
import Glibc

/// One user's connection to the SQLite file with a lock handle of its own, and the only place where the file is written.
///
/// Thread: one at a time. A session has one, a publisher has one, a reader has one.
final class Connection {
    let files: LogFiles
    let settings: EmbeddedLogSettings
    let tables = PartitionTables()
    private let queue: DatabaseQueue
    private let checkpoint: Checkpoint
    /// Or why there is none: who may only read the log never needs it.
    private let lock: Result<FileLock, LogError>
    /// The topics as last read; other processes may have added some.
    private(set) var catalogue: Catalogue

    /// - Throws: a clear error where the file is foreign, torn, newer or cannot be written.
    init(_ files: LogFiles, _ settings: EmbeddedLogSettings, operation: String) throws(LogError) {
        self.files = files
        self.settings = settings
        if !settings.createsFile { try LogFormat.requireFile(at: files.database, operation: operation) }
        let queue = try Self.open(files, operation: operation)
        self.queue = queue
        // A foreign file is refused before anything is created beside it.
        let isNew = try Self.access(queue, files, operation) { db in
            try LogFormat.check(db, path: files.database, mayBeEmpty: settings.createsFile)
        }
        let lock = Result { () throws(LogError) in try FileLock(files, operation: operation) }
        self.lock = lock
        // Who makes a log where there is none is about to write it.
        if settings.createsFile { _ = try lock.get() }
        if isNew {
            let lock = try lock.get()
            // Two processes must not create the tables at once.
            try lock.acquire(timeout: settings.lockTimeout, operation: operation)
            defer { lock.release(rings: false) }
            try Self.access(queue, files, operation) { db in try LogFormat.create(db) }
        }
        (checkpoint, catalogue) = try Self.access(queue, files, operation) { db in
            try LogFormat.configure(db)
            return (try Checkpoint(db, settings), try Catalogue(reading: db))
        }
    }

    /// Runs `body` on the file of a log as SQLite alone sees it, whatever state its tables are in. Creates nothing.
    static func look<Value>(
        at files: LogFiles, operation: String, _ body: (Database) throws -> Value
    ) throws(LogError) -> Value {
        try LogFormat.requireFile(at: files.database, operation: operation)
        let queue = try open(files, operation: operation)
        defer { try? queue.close() }
        return try access(queue, files, operation) { db in
            _ = try LogFormat.check(db, path: files.database, mayBeEmpty: false)
            return try body(db)
        }
    }

    private static func open(_ files: LogFiles, operation: String) throws(LogError) -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.label = "leadrelay.log"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        do {
            return try DatabaseQueue(path: files.database, configuration: configuration)
        } catch {
            throw Self.describe(error, systemError: 0, operation: operation, path: files.database)
        }
    }

    /// Runs `body` on the connection, outside of a transaction.
    func access<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(LogError) -> Value {
        try Self.access(queue, files, operation, body)
    }

    private static func access<Value>(
        _ queue: DatabaseQueue, _ files: LogFiles, _ operation: String, _ body: (Database) throws -> Value
    ) throws(LogError) -> Value {
        var systemError: Int32 = 0
        do {
            return try queue.inDatabase { db in
                errno = 0
                do { return try body(db) } catch {
                    // SQLite keeps the reason of what fails, but not of a COMMIT.
                    let kept = sqlite3_system_errno(db.sqliteConnection)
                    systemError = kept == 0 ? errno : kept
                    throw error
                }
            }
        } catch {
            throw describe(error, systemError: systemError, operation: operation, path: files.database)
        }
    }

    /// Runs `body` on one snapshot of the log. Keep it short: the WAL grows as long as the snapshot is held.
    func read<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(LogError) -> Value {
        try access(operation) { db in
            var value: Value?
            try db.inTransaction(.deferred) {
                value = try body(db)
                return .commit
            }
            return try value.unwrapped(operation)
        }
    }

    /// Runs `body` in a write transaction under the lock of the log; durable when it returns.
    func write<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(LogError) -> Value {
        let lock = try lock.get()
        try lock.acquire(timeout: settings.lockTimeout, operation: operation)
        defer { lock.release(rings: true) }
        return try access(operation) { db in
            var value: Value?
            try db.inTransaction(.immediate) {
                value = try body(db)
                return .commit
            }
            checkpoint.runIfDue(db)
            return try value.unwrapped(operation)
        }
    }

    /// Reads the topics again.
    func reloadCatalogue(_ operation: String) throws(LogError) {
        catalogue = try read(operation) { db in try Catalogue(reading: db) }
    }

    /// The topic, also where another process created it meanwhile.
    func topic(_ name: TopicName, operation: String) throws(LogError) -> Topic {
        if let topic = catalogue[name] { return topic }
        try reloadCatalogue(operation)
        if let topic = catalogue[name] { return topic }
        throw LogError(
            .unknownTopic, operation: operation, recovery: .stop,
            message: "\(files.database) has no topic \(name); create the installation's topics first")
    }

    /// The place of a partition in the file.
    func place(_ partition: TopicPartition, operation: String) throws(LogError) -> Place {
        let topic = try topic(partition.topic, operation: operation)
        guard let place = topic.place(partition.partition) else {
            throw LogError(
                .unknownTopic, operation: operation, recovery: .stop,
                message: "\(partition.topic) has \(topic.spec.partitions) partitions, so there is no \(partition)")
        }
        return place
    }

    /// Closes the file. Nothing may be called after it.
    ///
    /// The last connection to a log brings the WAL into the file. That needs no lock of ours: SQLite then has the file for
    /// itself alone, and whoever opens it waits.
    func close() {
        tables.removeAll()
        // Fails only where a statement is still in use; the file is then closed when the connection goes.
        try? queue.close()
    }

    private static func describe(
        _ error: any Error, systemError: Int32, operation: String, path: String
    ) -> LogError {
        if let error = error as? LogError { return error }
        guard let error = error as? DatabaseError else {
            // GRDB's decoding: a column holds another type than this log writes.
            return LogError(
                .damaged, operation: operation, recovery: .stop,
                message:
                    "\(path) is damaged: its tables hold values that no log has; `leadrelay log check` shows where,"
                    + " a backup brings it back")
        }
        return LogError(error, systemError: systemError, operation: operation, path: path)
    }
}

extension Optional {
    /// GRDB's transactions return nothing, so a value is carried out in a variable; it is set once they have committed.
    fileprivate func unwrapped(_ operation: String) throws(LogError) -> Wrapped {
        guard let self else {
            throw LogError(.inputOutput, operation: operation, recovery: .stop, message: "the transaction did not run")
        }
        return self
    }
}
