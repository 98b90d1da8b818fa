import EventLog
import GRDB

/// Records read from one or several partitions into one buffer that they all share.
struct RecordBatch {
    private struct Row {
        let source: TopicPartition
        let offset: Int64
        let time: Int64
        let start: Int
        let headers: Int
        /// -1: none.
        let key: Int
        /// -1: none.
        let value: Int
    }

    private var bytes: [UInt8] = []
    private var rows: [Row] = []
    private let limits: PollLimits
    private let deadline: ContinuousClock.Instant

    /// A reader keeps its snapshot at most 100 ms, or the write-ahead log could not be checkpointed.
    static let longestSnapshot: Duration = .milliseconds(80)

    init(_ limits: PollLimits) {
        self.limits = limits
        deadline = ContinuousClock.now + Self.longestSnapshot
        rows.reserveCapacity(min(max(limits.records, 1), 4_096))
    }

    var isEmpty: Bool { rows.isEmpty }
    var isFull: Bool { rows.count >= max(limits.records, 1) || (!rows.isEmpty && bytes.count >= limits.bytes) }

    /// How far `fill` came in one partition.
    struct Reach {
        /// The place after the last record taken.
        var next: Int64
        /// The offset of the first row, where there is one.
        var first: Int64?
        /// Whether there was nothing more to take.
        var isAtEnd = false
    }

    /// Reads on from `offset`, at most the given share of what is left of the limits.
    mutating func fill(
        from place: Place, at offset: Int64, share: Int = 1, _ tables: PartitionTables, _ db: Database
    ) throws -> Reach {
        let scan = try tables.statement(.scan, place, db)
        scan.bind(offset, at: 1)
        defer { scan.reset() }
        let mostRows = rows.count + max((limits.records - rows.count) / max(share, 1), 1)
        let mostBytes = bytes.count + (limits.bytes - bytes.count) / max(share, 1)
        let before = rows.count
        var reach = Reach(next: offset)
        while rows.count < mostRows, !isFull {
            guard try scan.step() else {
                reach.isAtEnd = true
                break
            }
            let row = scan.integer(0)
            if reach.first == nil { reach.first = row }
            // The first record of a share may go beyond it, the first of the batch beyond the limit.
            let most = rows.isEmpty ? Int.max : rows.count == before ? limits.bytes : mostBytes
            guard take(scan, place.partition, offset: row, upTo: most) else { break }
            reach.next = row &+ 1
            if rows.count % 64 == 0, ContinuousClock.now > deadline { break }
        }
        return reach
    }

    /// - Returns: `false`, with nothing taken, where the batch would have more than `most` bytes.
    private mutating func take(
        _ scan: RawStatement, _ source: TopicPartition, offset: Int64, upTo most: Int
    ) -> Bool {
        let headers = scan.bytes(2)
        let key = scan.bytes(3)
        let value = scan.bytes(4)
        let size = headers.count + key.count + value.count
        guard size <= most - bytes.count else { return false }
        rows.append(
            Row(
                source: source, offset: offset, time: scan.integer(1), start: bytes.count, headers: headers.count,
                key: key.isEmpty && scan.isNull(3) ? -1 : key.count,
                value: value.isEmpty && scan.isNull(4) ? -1 : value.count))
        bytes.append(contentsOf: headers)
        bytes.append(contentsOf: key)
        bytes.append(contentsOf: value)
        return true
    }

    /// The records, in the order in which they were read.
    consuming func records() -> [LogRecord] {
        let bytes = bytes
        return rows.map { row in
            let keyStart = row.start + row.headers
            let valueStart = keyStart + max(row.key, 0)
            return LogRecord(
                source: row.source, offset: Offset(row.offset) ?? .zero,
                appendTime: AppendTime(milliseconds: row.time),
                headers: RecordHeaders(block: bytes[row.start..<keyStart]),
                key: row.key < 0 ? nil : bytes[keyStart..<valueStart],
                value: row.value < 0 ? nil : bytes[valueStart..<(valueStart + row.value)])
        }
    }
}
