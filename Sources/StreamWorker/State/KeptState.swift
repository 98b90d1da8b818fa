package import CloudEvents
package import EventLog

/// The rows of one partition's state as its changelog holds them, for those who carry state from one log to another.
package final class KeptState {
    private let table = StateTable()

    package struct Row {
        /// Key and value of its record in a changelog.
        package let record: (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
        package let key: StateKey
        /// When it fires; `nil`: it does not.
        package let deadline: Instant?

        /// Whether it is the partition's clock, and so nobody's in particular.
        package var isClock: Bool { key.store == .partition }
    }

    package init() {}

    /// Rows that are there.
    package var count: Int { table.count }

    /// Takes the records of a changelog, in their order. What the log itself keeps there is left out.
    ///
    /// - Throws: `.unreadable` for what is neither.
    package func take(_ record: LogRecord) throws(LogError) {
        // A log's own notes begin with a byte that no row's key begins with.
        guard let bytes = record.key, bytes.first != 0xff else { return }
        guard let key = ChangelogKey.decode(bytes) else {
            throw LogError(
                .unreadable, operation: "copy", recovery: .stop,
                message: "\(record.source) at offset \(record.offset) holds state of a newer version, or is damaged; "
                    + "copy with the newest version.")
        }
        guard let value = record.value else { return table.restore(key, nil, at: record.offset) }
        value.withUnsafeBytes { table.restore(key, $0, at: record.offset) }
    }

    /// Hands over every row, in no order that means anything.
    package func visit<Failure: Error>(_ body: (Row) throws(Failure) -> Void) throws(Failure) {
        var rows: [Int] = []
        rows.reserveCapacity(table.count)
        table.visitRows { slot, _ in rows.append(slot) }
        for slot in rows {
            let key = table.key(of: slot)
            guard let row = table.row(key) else { continue }
            let bytes = ChangelogKey.encode(key, row)
            let record = (bytes[..<ChangelogKey.length], bytes[ChangelogKey.length...])
            let deadline = key.store.hasHead ? StateRow(row)?.head.deadline : nil
            try body(Row(record: record, key: key, deadline: deadline))
        }
    }
}
