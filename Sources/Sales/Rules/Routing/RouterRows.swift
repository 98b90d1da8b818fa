package import CloudEvents
package import LeadEvents

/// The router's memory: small rows by key, because there may be a million leads with reps and as many that wait.
package protocol RouterRows {
    /// Hands the row over as it was set, for the call alone; `nil` where there is none.
    func withRow<Value>(
        _ key: RouterKey, _ body: (UnsafeRawBufferPointer) throws(LeadStateError) -> Value
    ) throws(LeadStateError) -> Value?

    /// Replaces the row.
    ///
    /// - Parameter deadline: when the router is to be woken for it.
    /// - Parameter write: appends the row's bytes; what the buffer holds already stays.
    mutating func setRow(_ key: RouterKey, deadline: Instant?, _ write: (inout [UInt8]) -> Void)

    mutating func removeRow(_ key: RouterKey)
}

/// Key of one of the router's rows.
package enum RouterKey: Hashable, Sendable {
    /// What is known of a rep, and how many leads the rep has.
    case rep(String)
    /// A pool's reps, and the ends of its queue.
    case pool(String)
    /// A place in a pool's queue.
    case waiting(pool: String, number: UInt64)
    /// Who has the lead, or its place in a queue.
    case lead(LeadID)
    /// The router's time, and what is to happen by itself.
    case clock
}

/// A row of the router that is kept, or its first fields.
protocol RouterRowHead {
    init(from reader: inout StateReader) throws(LeadStateError)
}

/// A row of the router that is kept: its format number, then its fields.
protocol RouterRow: RouterRowHead {
    /// When the router is to be woken for it.
    var deadline: Instant? { get }

    func encode(into bytes: inout [UInt8])
}

extension RouterRow {
    var deadline: Instant? { nil }
}

extension RouterRows {
    private static var format: UInt8 { 1 }

    func read<Row: RouterRow>(_ key: RouterKey) throws(LeadStateError) -> Row? {
        try withRow(key) { bytes throws(LeadStateError) in
            var reader = try Self.reader(bytes)
            let row = try Row(from: &reader)
            guard reader.isAtEnd else { throw .damaged }
            return row
        }
    }

    /// Reads the first fields of a row and leaves the others, which may be many.
    func readHead<Head: RouterRowHead>(_ key: RouterKey) throws(LeadStateError) -> Head? {
        try withRow(key) { bytes throws(LeadStateError) in
            var reader = try Self.reader(bytes)
            return try Head(from: &reader)
        }
    }

    private static func reader(_ bytes: UnsafeRawBufferPointer) throws(LeadStateError) -> StateReader {
        var reader = StateReader(bytes)
        let format = try reader.byte()
        guard format <= Self.format else { throw .newerFormat(format) }
        guard format == Self.format else { throw .damaged }
        return reader
    }

    mutating func write(_ row: some RouterRow, at key: RouterKey) {
        setRow(key, deadline: row.deadline) { bytes in
            bytes.append(Self.format)
            row.encode(into: &bytes)
        }
    }
}
