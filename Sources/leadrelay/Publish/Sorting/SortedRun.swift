/// Records in the order of their times, in memory or in the temporary file.
struct SortedRun {
    /// Read at once from the file. Default 64 KiB: a thousand runs take 64 MiB.
    private static let readBytes = 64 * 1_024

    /// The record that comes next; `nil` at the end.
    private(set) var head: TimedRecord?
    private var memory: ArraySlice<TimedRecord> = []
    private var file: SpillFile?
    private var range: Range<Int64> = 0..<0
    private var spilled = SpilledRecord()
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ records: [TimedRecord]) { memory = records[...] }

    init(_ file: SpillFile, _ range: Range<Int64>, _ spilled: SpilledRecord) {
        self.file = file
        self.range = range
        self.spilled = spilled
    }

    /// Moves to the next record.
    mutating func advance() throws {
        guard let file else {
            head = memory.popFirst()
            return
        }
        head = nil
        try fill(file, SpilledRecord.lengthBytes)
        guard let length = SpilledRecord.length(buffer[position...]) else { return }
        try fill(file, SpilledRecord.lengthBytes + length)
        let start = position + SpilledRecord.lengthBytes
        guard start + length <= buffer.count, let record = spilled.read(buffer[start..<(start + length)]) else {
            throw CommandFailure("the temporary file was damaged while it was in use.")
        }
        head = record
        position = start + length
    }

    private mutating func fill(_ file: SpillFile, _ count: Int) throws {
        guard buffer.count - position < count, !range.isEmpty else { return }
        // The head's slices keep the old buffer alive.
        buffer = Array(buffer[position...])
        position = 0
        let before = buffer.count
        try file.read(range, atMost: max(Self.readBytes, count - before), into: &buffer)
        range = (range.lowerBound + Int64(buffer.count - before))..<range.upperBound
    }
}
