package import EventLog

/// Republishes a stretch.
package struct Replay<Reader: LogReader> {
    package let stretch: Stretch
    package let filter: RecordFilter
    package let mark: ReplayMark
    private let reader: Reader

    package init(_ stretch: Stretch, _ filter: RecordFilter, _ mark: ReplayMark, _ reader: Reader) {
        self.stretch = stretch
        self.filter = filter
        self.mark = mark
        self.reader = reader
    }

    /// Goes on where an earlier run broke off.
    ///
    /// - Parameters:
    ///   - rate: records a second at most; `nil`: as fast as it goes.
    ///   - progress: is told after each batch how many records this run has written.
    package func run(
        into target: inout some ReplayTarget, rate: Int? = nil, progress: (Int) -> Void = { _ in }
    ) async throws -> ReplaySummary {
        var rest = stretch
        let starts = try target.takeUp(mark, stretch)
        for index in rest.ranges.indices {
            guard let start = starts[rest.ranges[index].place.partition] else { continue }
            rest.ranges[index].start = min(max(start, rest.ranges[index].start), rest.ranges[index].end)
        }
        var summary = ReplaySummary(written: 0, resumed: stretch.count - rest.count)
        var records = rest.records(reader)
        var pace = Pace(rate)
        var batch: [LogRecord] = []
        while let (_, record) = try records.next() {
            guard filter.passes(record) else { continue }
            batch.append(record)
            guard batch.count == pace.batch else { continue }
            summary.written += try await target.write(batch, mark)
            progress(summary.written)
            try await pace.wait(after: batch.count)
            batch = []
        }
        if !batch.isEmpty { summary.written += try await target.write(batch, mark) }
        try await target.finish()
        return summary
    }
}

/// What a run of a replay did.
package struct ReplaySummary: Sendable, Hashable {
    /// Records written by this run.
    package var written: Int
    /// Offsets that an earlier run had behind it.
    package var resumed: Int
}
