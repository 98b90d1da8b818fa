import EventLog
import GRDB

/// Looks at every record of one partition.
struct PartitionCheck {
    private let place: Place
    private var findings: [LogFinding] = []
    /// The offset that comes next where nothing is missing; `nil` before the first record.
    private var expected: Int64?
    private var lastTime = Int64.min

    init(_ place: Place) { self.place = place }

    mutating func run(_ connection: Connection) throws(LogError) -> [LogFinding] {
        let place = place
        let head = try connection.read("check") { db in try PartitionTables.head(place, db) }
        var next: Int64 = .min
        var limits = PollLimits()
        while findings.count < LogCheck.mostOfAKind {
            do throws(LogError) {
                let records = try connection.read("check") { db in
                    var batch = RecordBatch(limits)
                    next = try batch.fill(from: place, at: next, connection.tables, db).next
                    return batch.records()
                }
                if records.isEmpty { break }
                for record in records where findings.count < LogCheck.mostOfAKind { look(at: record) }
            } catch  where error.code == .damaged {
                guard limits.records == 1 else {
                    // One by one, to the record that cannot be read.
                    limits.records = 1
                    continue
                }
                report(expected ?? 0, "the file is damaged: the records from here on cannot be read")
                break
            }
        }
        try checkEnd(head.next, connection)
        return findings
    }

    private mutating func look(at record: LogRecord) {
        let offset = record.offset.number
        if let expected, offset != expected, place.spec.cleanup != .compact {
            report(expected, "the records up to \(offset - 1) are missing")
        } else if expected == nil, offset > 0, place.spec.cleanup == .keepForever {
            report(0, "the records up to \(offset - 1) are missing, although the topic keeps them for ever")
        }
        if record.appendTime.milliseconds < lastTime {
            report(offset, "the append time falls by \(lastTime &- record.appendTime.milliseconds) ms")
        }
        if !record.headers.isWellFormed { report(offset, "the headers do not follow their shape") }
        expected = offset &+ 1
        lastTime = record.appendTime.milliseconds
    }

    /// - Parameter end: the partition's end before its records were read; it may have grown since.
    private mutating func checkEnd(_ end: Int64, _ connection: Connection) throws(LogError) {
        let place = place
        let now = try connection.read("check") { db in try PartitionTables.head(place, db).next }
        guard findings.isEmpty, let expected else { return }
        if expected > now {
            report(now, "the partition ends here, but has records up to \(expected - 1)")
        } else if expected < end, place.spec.cleanup == .keepForever {
            report(expected, "the records up to \(end - 1) are missing")
        }
    }

    private mutating func report(_ offset: Int64, _ problem: String) {
        findings.append(LogFinding("\(place.partition)@\(offset)", problem, mend: LogFinding.restoreBackup))
    }
}
