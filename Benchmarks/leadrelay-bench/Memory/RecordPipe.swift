import EventLog
import Foundation

/// Records from one process to another, so that what makes them takes no memory where it is measured.
///
/// Shape of a record: the lengths of headers, key and value (4 bytes each, of the machine's order), and their bytes.
enum RecordPipe {
    static func write(_ records: [OutgoingRecord], to file: FileHandle) throws {
        var bytes: [UInt8] = []
        for record in records {
            let parts = [record.headers.block, record.key ?? [], record.value ?? []]
            for part in parts { withUnsafeBytes(of: UInt32(part.count)) { bytes.append(contentsOf: $0) } }
            for part in parts { bytes.append(contentsOf: part) }
        }
        try file.write(contentsOf: Data(bytes))
    }

    /// Reads records of one place until their writer is gone.
    struct Reader {
        private let place: TopicPartition
        private let input: UnsafeMutablePointer<FILE>
        private var next = Offset.zero

        /// Reads standard input; `nil` where there is none.
        init?(of place: TopicPartition) {
            guard let input = fdopen(STDIN_FILENO, "r") else { return nil }
            self.place = place
            self.input = input
        }

        /// The next records, about a batch of them; none at the end.
        mutating func read(appendedAt time: AppendTime) -> [LogRecord] {
            var records: [LogRecord] = []
            while records.count < RecordBlock.size, let record = one(time) { records.append(record) }
            return records
        }

        private mutating func one(_ time: AppendTime) -> LogRecord? {
            var lengths: (UInt32, UInt32, UInt32) = (0, 0, 0)
            guard withUnsafeMutableBytes(of: &lengths, { fread($0.baseAddress, 1, 12, input) }) == 12 else {
                return nil
            }
            let sizes = [lengths.0, lengths.1, lengths.2].map(Int.init)
            let whole = sizes.reduce(0, +)
            let bytes = [UInt8](unsafeUninitializedCapacity: whole) { buffer, count in
                count = fread(buffer.baseAddress, 1, whole, input)
            }
            guard bytes.count == whole else { return nil }
            defer { next = next.next }
            return LogRecord(
                source: place, offset: next, appendTime: time, headers: RecordHeaders(block: bytes[..<sizes[0]]),
                key: bytes[sizes[0]..<(sizes[0] + sizes[1])], value: bytes[(sizes[0] + sizes[1])...])
        }
    }
}
