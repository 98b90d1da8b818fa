package import EventLog
import LeadEvents

/// Reads several partitions as one stream, in the order of append time.
///
/// Memory: at most 512 records of each partition.
package struct LogTail<Reader: LogReader> {
    private struct Source {
        let place: LogTopics.Place
        var next: Offset
        /// First offset not to be read; `nil`: read on as records come.
        let end: Offset?
        var buffer: ArraySlice<LogRecord> = []
    }

    private let reader: Reader
    private let filter: TailFilter
    private var sources: [Source] = []

    /// - Parameter from: append time of the first record; `nil`: the first one kept.
    /// - Parameter to: append time of the first record not to be shown; `nil`: without end.
    /// - Parameter positions: where to go on in the partitions that are named, whatever `from` says.
    package init(
        _ reader: Reader, _ places: [LogTopics.Place], filter: TailFilter, from: AppendTime? = nil,
        to: AppendTime? = nil, positions: [TopicPartition: Offset] = [:]
    ) throws(LogError) {
        self.reader = reader
        self.filter = filter
        for place in places {
            let bounds = try reader.bounds(of: place.partition)
            let first = try from.map { time throws(LogError) in try reader.offset(in: place.partition, at: time) }
            let end = try to.map { time throws(LogError) in try reader.offset(in: place.partition, at: time) }
            let start = positions[place.partition].map { min($0, bounds.end) } ?? first ?? bounds.first
            sources.append(Source(place: place, next: max(start, bounds.first), end: end))
        }
    }

    /// For each partition the first record that `next` has not passed.
    package var positions: [TopicPartition: Offset] {
        Dictionary(
            sources.map { ($0.place.partition, $0.buffer.first?.offset ?? $0.next) }, uniquingKeysWith: { $1 })
    }

    /// The next record that the filter shows; `nil` where there is none yet.
    package mutating func next() throws(LogError) -> TailEntry? {
        while let index = try nextSource() {
            guard let record = sources[index].buffer.popFirst() else { continue }
            let entry = TailEntry(record, sources[index].place.role)
            if filter.shows(entry) { return entry }
        }
        return nil
    }

    /// The source whose next record was appended first; of equal times the first source.
    private mutating func nextSource() throws(LogError) -> Int? {
        var found: (index: Int, time: AppendTime)?
        for index in sources.indices {
            if sources[index].buffer.isEmpty { try refill(index) }
            guard let time = sources[index].buffer.first?.appendTime else { continue }
            if found.map({ time < $0.time }) ?? true { found = (index, time) }
        }
        return found?.index
    }

    private mutating func refill(_ index: Int) throws(LogError) {
        let source = sources[index]
        if let end = source.end, source.next >= end { return }
        var limits = PollLimits()
        limits.records = 512
        limits.bytes = 1_024 * 1_024
        let records = try reader.read(source.place.partition, from: source.next, limits: limits)
        guard let last = records.last else { return }
        sources[index].next = last.offset.next
        let kept = records.prefix { record in source.end.map { record.offset < $0 } ?? true }
        sources[index].buffer = kept
    }

    /// Moves on so that at most `count` of the records that the filter shows are left before the present end.
    ///
    /// Cost: reads backwards, in steps that double, until so many were found.
    package mutating func skipToLast(_ count: Int) throws(LogError) {
        var found: [(time: AppendTime, index: Int, offset: Offset)] = []
        for index in sources.indices {
            for record in try lastRecords(count, of: index) { found.append((record.appendTime, index, record.offset)) }
        }
        found.sort { ($0.time, $0.index, $0.offset) < ($1.time, $1.index, $1.offset) }
        let kept = found.suffix(count)
        for index in sources.indices {
            let end = try reader.bounds(of: sources[index].place.partition).end
            sources[index].next = kept.first { $0.index == index }?.offset ?? min(sources[index].end ?? end, end)
            sources[index].buffer = []
        }
    }

    private func lastRecords(_ count: Int, of index: Int) throws(LogError) -> ArraySlice<LogRecord> {
        let source = sources[index]
        let end = min(try reader.bounds(of: source.place.partition).end, source.end ?? .max)
        var found: [LogRecord] = []
        var upper = end
        var step = Int64(clamping: max(count, 256))
        while upper > source.next, found.count < count {
            let lower = max(Offset(upper.number - step) ?? .zero, source.next)
            found.insert(contentsOf: try shown(source.place, from: lower, to: upper), at: 0)
            upper = lower
            step = step.multipliedReportingOverflow(by: 2).partialValue
        }
        return found.suffix(count)
    }

    private func shown(_ place: LogTopics.Place, from lower: Offset, to upper: Offset) throws(LogError) -> [LogRecord] {
        var found: [LogRecord] = []
        var next = lower
        while next < upper {
            let records = try reader.read(place.partition, from: next, limits: PollLimits())
            found += records.filter { $0.offset < upper && filter.shows(TailEntry($0, place.role)) }
            next = records.last?.offset.next ?? upper
        }
        return found
    }
}

extension Offset {
    fileprivate static var max: Offset { Offset(.max) ?? .zero }
}
