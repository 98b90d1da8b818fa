import EventLog

/// Records of one batch in one buffer that they share, as a log hands them out.
struct RecordBlock {
    /// Records of a block.
    static let size = 4_096

    private struct Row {
        let place: TopicPartition
        let headers: Int
        /// -1: none.
        let key: Int
        /// -1: none.
        let value: Int
    }

    private var bytes: [UInt8] = []
    private var rows: [Row] = []

    var isEmpty: Bool { rows.isEmpty }
    var isFull: Bool { rows.count == Self.size }

    mutating func append(_ record: OutgoingRecord) {
        rows.append(
            Row(
                place: TopicPartition(record.topic, record.partition), headers: record.headers.block.count,
                key: record.key?.count ?? -1, value: record.value?.count ?? -1))
        bytes.append(contentsOf: record.headers.block)
        if let key = record.key { bytes.append(contentsOf: key) }
        if let value = record.value { bytes.append(contentsOf: value) }
    }

    /// The records with offsets from `first` on.
    func records(from first: Offset, appendedAt time: AppendTime) -> [LogRecord] {
        var start = 0
        var offset = first
        return rows.map { row in
            let keyStart = start + row.headers
            let valueStart = keyStart + max(row.key, 0)
            let end = valueStart + max(row.value, 0)
            defer {
                start = end
                offset = offset.next
            }
            return LogRecord(
                source: row.place, offset: offset, appendTime: time,
                headers: RecordHeaders(block: bytes[start..<keyStart]),
                key: row.key < 0 ? nil : bytes[keyStart..<valueStart],
                value: row.value < 0 ? nil : bytes[valueStart..<end])
        }
    }
}
