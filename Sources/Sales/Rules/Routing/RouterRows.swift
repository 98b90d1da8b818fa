package import LeadEvents

/// The router's memory: small rows by key, because there may be a million leads with reps and as many that wait.
package protocol RouterRows {
    /// The row as it was set; `nil` where there is none.
    func row(_ key: RouterKey) -> [UInt8]?

    /// Replaces the row; `nil` removes it.
    mutating func setRow(_ key: RouterKey, _ bytes: [UInt8]?)
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

/// A row of the router that is kept: its format number, then its fields.
protocol RouterRow {
    init(from reader: inout StateReader) throws(LeadStateError)
    func encode(into bytes: inout [UInt8])
}

extension RouterRow {
    private static var format: UInt8 { 1 }

    init(decoding bytes: [UInt8]) throws(LeadStateError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(LeadStateError) in
            var reader = StateReader(UnsafeRawBufferPointer(buffer))
            let format = try reader.byte()
            guard format <= Self.format else { throw .newerFormat(format) }
            guard format == Self.format else { throw .damaged }
            let row = try Self(from: &reader)
            guard reader.isAtEnd else { throw .damaged }
            return row
        }
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = [Self.format]
        encode(into: &bytes)
        return bytes
    }
}

extension RouterRows {
    func read<Row: RouterRow>(_ key: RouterKey) throws(LeadStateError) -> Row? {
        guard let bytes = row(key) else { return nil }
        return try Row(decoding: bytes)
    }

    mutating func write(_ row: some RouterRow, at key: RouterKey) { setRow(key, row.encoded) }
}
