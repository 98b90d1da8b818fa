import CloudEvents
import EventLog
import Foundation

/// Puts any number of records in the order of their times; those of one time, and those without one at the end, keep the
/// order they came in.
///
/// Memory: one run of records; what is more lies in a temporary file, in sorted runs that are merged at the end.
struct TimeSorter {
    private let runBytes: Int
    private let directory: String
    private var run: [TimedRecord] = []
    private var runSize = 0
    private var spilled = SpilledRecord()
    private var file: SpillFile?
    private var ranges: [Range<Int64>] = []
    private(set) var count = 0

    /// - Parameter runBytes: of records that are kept in memory. Default 64 MiB; some 150,000 events of 400 bytes.
    init(directory: String, runBytes: Int = 64 * 1_024 * 1_024) {
        self.directory = directory
        self.runBytes = runBytes
    }

    mutating func add(_ record: TimedRecord) throws {
        run.append(record)
        // Beside its bytes a record has three buffers.
        runSize += record.record.size + 150
        count += 1
        if runSize >= runBytes { try spill() }
    }

    /// The records in their order. The sorter is used up.
    mutating func sorted() throws -> MergedRecords {
        sortRun()
        var runs: [SortedRun] = []
        if let file { runs = ranges.map { SortedRun(file, $0, spilled) } }
        runs.append(SortedRun(run))
        run = []
        return try MergedRecords(runs, count: count)
    }

    private mutating func sortRun() {
        // Not every sort is stable, so the place decides where the times are the same.
        let order = run.indices.sorted { left, right in
            let (leftTime, rightTime) = (run[left].time ?? .latest, run[right].time ?? .latest)
            return leftTime == rightTime ? left < right : leftTime < rightTime
        }
        run = order.map { run[$0] }
    }

    private mutating func spill() throws {
        let file = try file ?? SpillFile(directory: directory)
        self.file = file
        sortRun()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(runSize)
        for record in run { spilled.append(record, to: &bytes) }
        ranges.append(try file.append(bytes))
        run.removeAll(keepingCapacity: true)
        runSize = 0
    }
}

extension MergedRecords {
    /// Reads a source to its end and puts its records in order.
    ///
    /// - Parameter show: is told how far reading has got.
    init(sorting source: some RecordSource, show: (PublishProgress) -> Void = { _ in }) throws {
        var source = source
        var sorter = TimeSorter(directory: ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp")
        var batch: [TimedRecord] = []
        while try source.next(into: &batch) {
            for record in batch { try sorter.add(record) }
            batch.removeAll(keepingCapacity: true)
            show(PublishProgress(phase: "reading", share: source.progress.share))
        }
        self = try sorter.sorted()
    }
}
