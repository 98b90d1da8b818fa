import EventLog

/// The rows of a session's open transaction, their bytes in one buffer that the commit binds from: a row costs no
/// allocation, and nothing of the caller's is kept.
struct PendingRows {
    private struct Row {
        /// Number of the target in ``AppendTargets``.
        let target: Int32
        let headers: Int32
        /// -1: none.
        let key: Int32
        /// -1: none.
        let value: Int32
    }

    private var bytes: [UInt8] = []
    private var rows: [Row] = []

    /// Room that stays from one transaction to the next. Default 2 MiB: what a commit under load holds.
    private static let keptBytes = 2 * 1_024 * 1_024

    var isEmpty: Bool { rows.isEmpty }

    /// A record is at most some MiB, so that its lengths fit.
    mutating func append(_ record: OutgoingRecord, to target: Int) {
        let block = record.headers.block
        bytes.append(contentsOf: block)
        if let key = record.key { bytes.append(contentsOf: key) }
        if let value = record.value { bytes.append(contentsOf: value) }
        rows.append(
            Row(
                target: Int32(target), headers: Int32(block.count), key: Int32(record.key?.count ?? -1),
                value: Int32(record.value?.count ?? -1)))
    }

    /// Hands over the rows in the order in which they were appended.
    func visit(_ body: (_ target: Int, RowBytes) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { bytes in
            var position = 0
            func take(_ count: Int32) -> UnsafeRawBufferPointer? {
                guard count >= 0 else { return nil }
                defer { position += Int(count) }
                return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + Int(count))])
            }
            for row in rows {
                let headers = take(row.headers)
                let key = take(row.key)
                try body(Int(row.target), RowBytes(headers: headers, key: key, value: take(row.value)))
            }
        }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytes)
        rows.removeAll(keepingCapacity: rows.capacity * MemoryLayout<Row>.stride <= Self.keptBytes)
    }
}
