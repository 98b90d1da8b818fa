import EventLog

/// One call of `publish` that waits for its records to be on the disk.
struct PublishCall: Sendable {
    let records: [OutgoingRecord]
    /// Append times of the records; `nil`: when they are written.
    let times: [AppendTime]?
    let continuation: CheckedContinuation<Result<[RecordPosition], LogError>, Never>
}

/// Writes the calls that came together, several in one transaction, a long one in several.
struct GroupCommit {
    private struct Progress {
        let call: PublishCall
        let places: [Place]
        var positions: [RecordPosition] = []

        var rest: Range<Int> { positions.count..<call.records.count }
    }

    private let settings: EmbeddedLogSettings
    private var waiting: [Progress] = []

    init(_ settings: EmbeddedLogSettings) { self.settings = settings }

    /// Takes the calls in. One whose records the log cannot take fails at once and alone, with none of them written.
    mutating func admit(_ calls: [PublishCall], _ connection: Connection) {
        for call in calls {
            do throws(LogError) {
                var places: [Place] = []
                places.reserveCapacity(call.records.count)
                for record in call.records {
                    places.append(try connection.checkedPlace(of: record, operation: "publish"))
                }
                waiting.append(Progress(call: call, places: places))
            } catch {
                call.continuation.resume(returning: .failure(error))
            }
        }
    }

    /// Writes one transaction.
    ///
    /// - Returns: whether there was anything to write.
    mutating func writeOne(_ connection: Connection) -> Bool {
        let shares = nextShares()
        guard !shares.isEmpty else { return false }
        do throws(LogError) {
            let offsets = try connection.write("publish") { db in
                var appender = Appender(db, connection.tables, now: settings.clock())
                var offsets: [Int64] = []
                for (progress, share) in zip(waiting, shares) {
                    for index in share {
                        let head = try appender.open(progress.places[index]).head
                        let time = progress.call.times?[index]
                        try progress.call.records[index].withRowBytes { row in
                            offsets.append(try appender.append(row, to: head, at: time))
                        }
                    }
                }
                try appender.finish()
                return offsets
            }
            settle(shares, offsets)
        } catch {
            for progress in waiting.prefix(shares.count) {
                progress.call.continuation.resume(returning: .failure(error))
            }
            waiting.removeFirst(shares.count)
        }
        return true
    }

    /// What the next transaction takes of the first calls.
    private func nextShares() -> [Range<Int>] {
        var shares: [Range<Int>] = []
        var records = 0
        var bytes = 0
        for progress in waiting {
            var end = progress.rest.lowerBound
            while end < progress.rest.upperBound, records < settings.publishRecords,
                bytes < settings.publishBytes
            {
                bytes += progress.call.records[end].size
                records += 1
                end += 1
            }
            guard end > progress.rest.lowerBound else { break }
            shares.append(progress.rest.lowerBound..<end)
        }
        return shares
    }

    /// Hands the offsets out and answers the calls that are complete.
    private mutating func settle(_ shares: [Range<Int>], _ offsets: [Int64]) {
        var offset = offsets.makeIterator()
        for (index, share) in shares.enumerated() {
            for record in share {
                guard let number = offset.next(), let landed = Offset(number) else { continue }
                waiting[index].positions.append(
                    RecordPosition(waiting[index].places[record].partition, landed))
            }
        }
        for progress in waiting.prefix(shares.count) where progress.rest.isEmpty {
            progress.call.continuation.resume(returning: .success(progress.positions))
        }
        waiting.removeAll { $0.rest.isEmpty }
    }
}
