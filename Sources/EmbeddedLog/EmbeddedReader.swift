package import EventLog
import GRDB
import Synchronization

/// Reads the embedded log without a group.
package final class EmbeddedReader: LogReader {
    private struct Parts {
        let connection: Connection
        let signal: CommitSignal
    }

    private let parts: Mutex<Parts>

    init(_ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) {
        let connection = try Connection(files, settings, operation: "makeReader")
        let signal = try CommitSignal(path: files.lock, operation: "makeReader")
        parts = Mutex(Parts(connection: connection, signal: signal))
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
            let places = Dictionary(uniqueKeysWithValues: connection.catalogue.places.map { ($0.id, $0.partition) })
            let files = connection.files
            return try connection.read("groups") { db in
                try Row.fetchAll(db, sql: "SELECT name, epoch, member FROM consumers ORDER BY name").compactMap { row in
                    guard let name = GroupName(row[0]) else { return nil }
                    let positions = try GroupTables(group: name).positions(db).sorted { $0.key < $1.key }
                    return GroupDescription(
                        name: name, holder: Lease.isHeld(path: files.lease(of: name)) ? row[2] : nil, epoch: row[1],
                        positions: positions.compactMap { place, position in
                            guard let input = places[place], let next = Offset(position.next) else { return nil }
                            return InputPosition(input, next: next, note: position.note)
                        })
                }
            }
        }
    }

    package func waitForAppends(timeout: Duration) throws(LogError) {
        parts.withLock { parts in
            if parts.signal.takeSignals() { return }
            parts.signal.wait(timeout: timeout)
            parts.signal.takeSignals()
        }
    }

    private func use<Value: Sendable>(
        _ body: (Connection) throws(LogError) -> Value
    ) throws(LogError) -> Value {
        try parts.withLock { parts throws(LogError) in try body(parts.connection) }
    }
}
