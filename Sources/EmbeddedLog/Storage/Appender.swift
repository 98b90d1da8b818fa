import EventLog
import GRDB

/// The appends of one write transaction: gives offsets and append times and writes the rows.
struct Appender {
    private struct Head {
        let place: Int
        let insert: RawStatement
        var time: Int64
        var next: Int64
    }

    private let db: Database
    private let tables: PartitionTables
    private let now: AppendTime
    /// One for each partition that was opened; a transaction has few.
    private var heads: [Head] = []

    /// - Parameter now: the wall clock, read under the lock of the log, so that it is later than what others committed.
    init(_ db: Database, _ tables: PartitionTables, now: AppendTime) {
        self.db = db
        self.tables = tables
        self.now = now
    }

    /// Makes ready to append to a partition.
    ///
    /// - Returns: the number to append with, and the offset that the next record gets.
    mutating func open(_ place: Place) throws -> (head: Int, next: Int64) {
        if let known = heads.firstIndex(where: { $0.place == place.id }) { return (known, heads[known].next) }
        let (next, time) = try PartitionTables.head(place, db)
        let insert = try tables.statement(.insert, place, db)
        heads.append(Head(place: place.id, insert: insert, time: time, next: next))
        return (heads.count - 1, next)
    }

    /// - Parameter time: the record's append time; `nil`: now.
    /// - Returns: the record's offset.
    @discardableResult
    mutating func append(_ row: RowBytes, to head: Int, at time: AppendTime? = nil) throws -> Int64 {
        let offset = heads[head].next
        // A wall clock that was set back does not take the append time back.
        heads[head].time = max(heads[head].time, (time ?? now).milliseconds)
        let insert = heads[head].insert
        insert.bind(offset, at: 1)
        insert.bind(heads[head].time, at: 2)
        try insert.bind(row.headers, at: 3)
        try insert.bind(row.key, at: 4)
        try insert.bind(row.value, at: 5)
        try insert.run()
        heads[head].next = offset + 1
        return offset
    }

    /// Writes the partitions' new ends. Call last.
    func finish() throws {
        let statement = try db.cachedStatement(sql: "UPDATE places SET next = ?, time = ? WHERE id = ?")
        for head in heads { try statement.execute(arguments: [head.next, head.time, head.place]) }
    }
}

extension OutgoingRecord {
    /// Hands over the record's bytes as a row has them.
    func withRowBytes<Result>(_ body: (RowBytes) throws -> Result) rethrows -> Result {
        func withBytes(
            _ slice: ArraySlice<UInt8>?, _ body: (UnsafeRawBufferPointer?) throws -> Result
        ) rethrows -> Result {
            guard let slice else { return try body(nil) }
            return try slice.withUnsafeBytes(body)
        }
        return try headers.block.withUnsafeBytes { headers in
            try withBytes(key) { key in
                try withBytes(value) { value in try body(RowBytes(headers: headers, key: key, value: value)) }
            }
        }
    }
}
