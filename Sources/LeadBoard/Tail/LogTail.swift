package import EventLog
import LeadEvents

/// Reads several partitions as one stream, in the order of append time.
///
/// Memory: at most 512 records of each partition.
package struct LogTail<Reader: LogReader> {
    private let reader: Reader
    private let filter: TailFilter
    /// Of each of the stream's sources.
    private let roles: [TopicRole?]
    private var records: MergedReader<Reader>

    /// - Parameter from: append time of the first record; `nil`: the first one kept.
    /// - Parameter to: append time of the first record not to be shown; `nil`: without end.
    /// - Parameter positions: where to go on in the partitions that are named, whatever `from` says.
    package init(
        _ reader: Reader, _ places: [TailPlace], filter: TailFilter, from: AppendTime? = nil,
        to: AppendTime? = nil, positions: [TopicPartition: Offset] = [:]
    ) throws(LogError) {
        self.reader = reader
        self.filter = filter
        roles = places.map(\.role)
        var sources: [MergedReader<Reader>.Source] = []
        for place in places {
            let bounds = try reader.bounds(of: place.partition)
            let first = try from.map { time throws(LogError) in try reader.offset(in: place.partition, at: time) }
            let end = try to.map { time throws(LogError) in try reader.offset(in: place.partition, at: time) }
            let start = positions[place.partition].map { min($0, bounds.end) } ?? first ?? bounds.first
            sources.append(MergedReader.Source(place.partition, from: max(start, bounds.first), to: end))
        }
        records = MergedReader(reader, sources, batch: 512)
    }

    /// For each partition the first record that `next` has not passed.
    package var positions: [TopicPartition: Offset] {
        Dictionary(records.sources.map { ($0.place, $0.position) }, uniquingKeysWith: { $1 })
    }

    /// The next record that the filter shows; `nil` where there is none yet.
    package mutating func next() throws(LogError) -> TailEntry? {
        while let (source, record) = try records.next() {
            let entry = TailEntry(record, roles[source])
            if filter.shows(entry) { return entry }
        }
        return nil
    }

    /// Moves on so that at most `count` of the records that the filter shows are left before the present end.
    ///
    /// Cost: reads backwards, in steps that double, until so many were found.
    package mutating func skipToLast(_ count: Int) throws(LogError) {
        var found: [(time: AppendTime, index: Int, offset: Offset)] = []
        for index in roles.indices {
            for record in try lastRecords(count, of: index) { found.append((record.appendTime, index, record.offset)) }
        }
        found.sort { ($0.time, $0.index, $0.offset) < ($1.time, $1.index, $1.offset) }
        let kept = found.suffix(count)
        for (index, source) in records.sources.enumerated() {
            let end = try reader.stableEnd(of: source.place)
            records.move(index, to: kept.first { $0.index == index }?.offset ?? min(source.end ?? end, end))
        }
    }

    private func lastRecords(_ count: Int, of index: Int) throws(LogError) -> ArraySlice<LogRecord> {
        let source = records.sources[index]
        let end = try reader.stableEnd(of: source.place)
        var found: [LogRecord] = []
        var upper = min(end, source.end ?? end)
        var step = Int64(clamping: max(count, 256))
        while upper > source.position, found.count < count {
            let lower = max(Offset(upper.number - step) ?? .zero, source.position)
            found.insert(contentsOf: try shown(index, from: lower, to: upper), at: 0)
            upper = lower
            step = step.multipliedReportingOverflow(by: 2).partialValue
        }
        return found.suffix(count)
    }

    private func shown(_ index: Int, from lower: Offset, to upper: Offset) throws(LogError) -> [LogRecord] {
        var found: [LogRecord] = []
        var scan = PartitionScan(reader, records.sources[index].place, from: lower, to: upper)
        while let read = try scan.next() { found += read.filter { filter.shows(TailEntry($0, roles[index])) } }
        return found
    }
}
