/// Reads a partition once, from one offset to another, a batch in memory at a time.
package struct PartitionScan<Reader: LogReader> {
    private let reader: Reader
    private let place: TopicPartition
    /// First offset not to be read; `nil`: reads what there is.
    private let end: Offset?
    private let limits: PollLimits
    /// The next offset to be read.
    package private(set) var position: Offset

    package init(
        _ reader: Reader, _ place: TopicPartition, from start: Offset, to end: Offset? = nil,
        limits: PollLimits = PollLimits()
    ) {
        self.reader = reader
        self.place = place
        self.end = end
        self.limits = limits
        position = start
    }

    /// The next records, in their order; `nil` at the end.
    package mutating func next() throws(LogError) -> ArraySlice<LogRecord>? {
        if let end, position >= end { return nil }
        let records = try reader.read(place, from: position, limits: limits).prefix { record in
            end.map { record.offset < $0 } ?? true
        }
        guard let last = records.last else { return nil }
        position = last.offset.next
        return records
    }
}
