import EventLog
import GRDB

/// The appends of one write transaction: gives offsets and append times and writes the rows.
struct Appender {
    private struct Head {
        let place: Place
        let insert: RawStatement
        let time: Int64
        var next: Int64
    }

    private let db: Database
    private let tables: PartitionTables
    private let now: AppendTime
    private var heads: [Int: Head] = [:]

    /// - Parameter now: the wall clock, read under the lock of the log, so that it is later than what others committed.
    init(_ db: Database, _ tables: PartitionTables, now: AppendTime) {
        self.db = db
        self.tables = tables
        self.now = now
    }

    /// - Returns: the record's offset.
    mutating func append(_ record: OutgoingRecord, at place: Place) throws -> Int64 {
        if heads[place.id] == nil { heads[place.id] = try head(of: place) }
        guard var head = heads[place.id] else { return 0 }
        let offset = head.next
        try write(record, offset, head)
        head.next += 1
        heads[place.id] = head
        return offset
    }

    /// Writes the partitions' new ends. Call last.
    func finish() throws {
        let statement = try db.cachedStatement(sql: "UPDATE places SET next = ?, time = ? WHERE id = ?")
        for head in heads.values { try statement.execute(arguments: [head.next, head.time, head.place.id]) }
    }

    private func head(of place: Place) throws -> Head {
        let (next, time) = try PartitionTables.head(place, db)
        let insert = try tables.statement(.insert, place, db)
        // A wall clock that was set back does not take the append time back.
        return Head(place: place, insert: insert, time: max(time, now.milliseconds), next: next)
    }

    private func write(_ record: OutgoingRecord, _ offset: Int64, _ head: Head) throws {
        let insert = head.insert
        insert.bind(offset, at: 1)
        insert.bind(head.time, at: 2)
        try record.headers.block.withUnsafeBytes { headers in
            try insert.bind(headers, at: 3)
            try withBytes(record.key) { key in
                try insert.bind(key, at: 4)
                try withBytes(record.value) { value in
                    try insert.bind(value, at: 5)
                    try insert.run()
                }
            }
        }
    }

    private func withBytes(
        _ slice: ArraySlice<UInt8>?, _ body: (UnsafeRawBufferPointer?) throws -> Void
    ) throws {
        guard let slice else { return try body(nil) }
        try slice.withUnsafeBytes(body)
    }
}
