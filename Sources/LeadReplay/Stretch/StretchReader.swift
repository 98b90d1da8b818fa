package import EventLog

/// Reads a stretch: every partition in its order, all of them in the order of append time.
///
/// Memory: at most 1,024 records or 1 MiB of each partition.
package struct StretchReader<Reader: LogReader> {
    private struct Source {
        let range: Stretch.Range
        var next: Offset
        var buffer: ArraySlice<LogRecord> = []
    }

    private let reader: Reader
    private var sources: [Source]

    package init(_ stretch: Stretch, _ reader: Reader) {
        self.reader = reader
        sources = stretch.ranges.map { Source(range: $0, next: $0.start) }
    }

    /// The next record; `nil` at the end.
    package mutating func next() throws(LogError) -> LogRecord? {
        var found: (index: Int, time: AppendTime)?
        for index in sources.indices {
            if sources[index].buffer.isEmpty { try refill(index) }
            guard let time = sources[index].buffer.first?.appendTime else { continue }
            if found.map({ time < $0.time }) ?? true { found = (index, time) }
        }
        return found.flatMap { sources[$0.index].buffer.popFirst() }
    }

    private mutating func refill(_ index: Int) throws(LogError) {
        let source = sources[index]
        guard source.next < source.range.end else { return }
        var limits = PollLimits()
        limits.records = 1_024
        limits.bytes = 1_024 * 1_024
        let records = try reader.read(source.range.place, from: source.next, limits: limits)
        sources[index].next = records.last?.offset.next ?? source.range.end
        sources[index].buffer = records.prefix { $0.offset < source.range.end }
    }
}
