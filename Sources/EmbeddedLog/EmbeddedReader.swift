package import EventLog
import GRDB
import Synchronization

/// Reads the embedded log without a group.
package final class EmbeddedReader: LogReader {
    private struct Parts {
        let connection: Connection
        /// Made by the first wait; most readers never wait, and the system has few of them.
        var signal: CommitSignal?
    }

    private let parts: Mutex<Parts>

    init(_ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) {
        parts = Mutex(Parts(connection: try Connection(files, settings, operation: "makeReader")))
    }

    deinit { parts.withLock { $0.connection.close() } }

    package func topics() throws(LogError) -> [TopicDescription] {
        try use { connection throws(LogError) in
            try connection.reloadCatalogue("topics")
            return connection.catalogue.topics.values.map { TopicDescription($0.spec) }
                .sorted { $0.spec.name.name < $1.spec.name.name }
        }
    }

    package func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds {
        try use { connection throws(LogError) in
            let place = try connection.place(place, operation: "bounds")
            return try connection.read("bounds") { db in
                let end = try PartitionTables.head(place, db).next
                let first = try PartitionTables.first(place, db) ?? end
                return PartitionBounds(first: Offset(first) ?? .zero, end: Offset(end) ?? .zero)
            }
        }
    }

    package func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset {
        try use { connection throws(LogError) in
            let place = try connection.place(place, operation: "offset")
            let found = try connection.read("offset") { db in try TimeSearch.offset(in: place, at: time, db) }
            return Offset(found) ?? .zero
        }
    }

    package func read(
        _ place: TopicPartition, from offset: Offset, limits: PollLimits
    ) throws(LogError) -> [LogRecord] {
        try use { connection throws(LogError) in
            let place = try connection.place(place, operation: "read")
            return try connection.read("read") { db in
                let end = try PartitionTables.head(place, db).next
                guard offset.number <= end else {
                    throw LogError(
                        .offsetOutOfRange, operation: "read", recovery: .stop,
                        message: "\(place.partition) ends at \(end), before \(offset)")
                }
                var batch = RecordBatch(limits)
                _ = try batch.fill(from: place, at: offset.number, connection.tables, db)
                return batch.records()
            }
        }
    }

    package func groups() throws(LogError) -> [GroupDescription] {
        try use { connection throws(LogError) in
            try connection.reloadCatalogue("groups")
            let (files, catalogue) = (connection.files, connection.catalogue)
            return try connection.read("groups") { db in
                try Row.fetchAll(db, sql: "SELECT name, epoch, member FROM consumers ORDER BY name").compactMap { row in
                    guard let name = GroupName(try row.decode(atIndex: 0)) else { return nil }
                    let isHeld = Lease.isHeld(path: files.lease(of: name))
                    return GroupDescription(
                        name: name, holder: isHeld ? try row.decode(atIndex: 2) : nil,
                        epoch: try row.decode(atIndex: 1),
                        positions: try GroupTables(group: name).inputPositions(catalogue, db))
                }
            }
        }
    }

    /// The first call returns at once, because something may have been appended before it.
    package func waitForAppends(timeout: Duration) throws(LogError) {
        try parts.withLock { parts throws(LogError) in
            guard let signal = parts.signal else {
                parts.signal = try CommitSignal(path: parts.connection.files.lock, operation: "waitForAppends")
                return
            }
            if signal.takeSignals() { return }
            signal.wait(timeout: timeout)
            signal.takeSignals()
        }
    }

    private func use<Value: Sendable>(
        _ body: (Connection) throws(LogError) -> Value
    ) throws(LogError) -> Value {
        try parts.withLock { parts throws(LogError) in try body(parts.connection) }
    }
}
