import EventLog
import KafkaClient

/// Gathers records, their bytes in one buffer that all of them share.
struct RecordBatch {
    private struct Entry {
        let source: TopicPartition
        let offset: Int64
        let time: Int64
        /// Start of the key, the value, the headers, and the end; -1 for an absent key or value.
        let key: Range<Int>?
        let value: Range<Int>?
        let headers: Range<Int>
    }

    private let limits: PollLimits
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    init(_ limits: PollLimits) { self.limits = limits }

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }

    /// Records that may still come.
    var room: Int { max(limits.records, 1) - entries.count }

    /// Whether this one still fits; the first always does.
    func fits(_ message: KafkaMessage) -> Bool {
        entries.isEmpty || (room > 0 && bytes.count + message.size <= limits.bytes)
    }

    /// Headers whose name is empty or longer than 255 bytes are left out: the log has no room for such names.
    mutating func append(_ message: KafkaMessage, of source: TopicPartition) {
        let key = message.key.map { append($0) }
        let value = message.value.map { append($0) }
        let start = bytes.count
        message.visitHeaders { name, value in
            guard let length = UInt8(exactly: name.count), length > 0 else { return }
            bytes.append(length)
            bytes.append(contentsOf: name)
            withUnsafeBytes(of: Int32(clamping: value?.count ?? -1).littleEndian) { bytes.append(contentsOf: $0) }
            if let value { bytes.append(contentsOf: value) }
        }
        entries.append(
            Entry(
                source: source, offset: message.offset, time: message.timestamp, key: key, value: value,
                headers: start..<bytes.count))
    }

    private mutating func append(_ part: UnsafeRawBufferPointer) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: part)
        return start..<bytes.count
    }

    func records() -> [LogRecord] {
        entries.map { entry in
            LogRecord(
                source: entry.source, offset: Offset(entry.offset) ?? .zero,
                appendTime: AppendTime(milliseconds: entry.time),
                headers: RecordHeaders(block: bytes[entry.headers]), key: entry.key.map { bytes[$0] },
                value: entry.value.map { bytes[$0] })
        }
    }
}
