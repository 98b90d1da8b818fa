/// Reads several partitions as one stream: each in its order, all of them in the order of append time, of equal times the
/// first one's first.
///
/// Memory: at most a batch of records, or 1 MiB, of each partition.
package struct MergedReader<Reader: LogReader> {
    /// One partition of the stream.
    package struct Source {
        package let place: TopicPartition
        /// First offset not to be read; `nil`: reads on as records come.
        package let end: Offset?
        fileprivate var next: Offset
        fileprivate var buffer: ArraySlice<LogRecord> = []

        package init(_ place: TopicPartition, from start: Offset, to end: Offset? = nil) {
            self.place = place
            self.end = end
            next = start
        }

        /// The first record that the stream has not passed.
        package var position: Offset { buffer.first?.offset ?? next }
    }

    private let reader: Reader
    private let limits: PollLimits
    package private(set) var sources: [Source]

    /// - Parameter batch: records that are read at once of a partition.
    package init(_ reader: Reader, _ sources: [Source], batch: Int) {
        self.reader = reader
        self.sources = sources
        var limits = PollLimits()
        limits.records = batch
        limits.bytes = 1_024 * 1_024
        self.limits = limits
    }

    /// The next record and the number of its source; `nil` where there is none yet.
    package mutating func next() throws(LogError) -> (source: Int, record: LogRecord)? {
        var found: (source: Int, time: AppendTime)?
        for index in sources.indices {
            if sources[index].buffer.isEmpty { try refill(index) }
            guard let time = sources[index].buffer.first?.appendTime else { continue }
            if found.map({ time < $0.time }) ?? true { found = (index, time) }
        }
        guard let found, let record = sources[found.source].buffer.popFirst() else { return nil }
        return (found.source, record)
    }

    /// Goes on at another offset of a source.
    package mutating func move(_ source: Int, to offset: Offset) {
        sources[source].next = offset
        sources[source].buffer = []
    }

    private mutating func refill(_ index: Int) throws(LogError) {
        let source = sources[index]
        var scan = PartitionScan(reader, source.place, from: source.next, to: source.end, limits: limits)
        sources[index].buffer = try scan.next() ?? []
        sources[index].next = scan.position
    }
}
