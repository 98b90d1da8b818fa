/// Reads a partition once, from one offset to another, a batch in memory at a time.
///
/// A transaction that is open before the end is waited for: what it holds comes once it is committed, and is passed once it
/// is aborted.
package struct PartitionScan<Reader: LogReader> {
    /// So long may a transaction stay open. Twice what a worker's may, with the time that a cluster takes to end it.
    package static var patience: Duration { .seconds(60) }

    private let reader: Reader
    private let place: TopicPartition
    /// First offset not to be read; `nil`: reads what there is.
    private let end: Offset?
    private let limits: PollLimits
    /// The next offset to be read; the end once everything before it has been.
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
    ///
    /// - Throws: `.busy` where a transaction stays open for longer than the ``patience``.
    package mutating func next() throws(LogError) -> ArraySlice<LogRecord>? {
        if let end, position >= end { return nil }
        var isDecided = false
        while true {
            let records = try reader.read(place, from: position, limits: limits).prefix { record in
                end.map { record.offset < $0 } ?? true
            }
            if let last = records.last {
                position = last.offset.next
                return records
            }
            guard let end else { return nil }
            if isDecided {
                // What lies before the end was compacted or aborted, or is no record of ours.
                position = end
                return nil
            }
            try awaitDecision(upTo: end)
            isDecided = true
        }
    }

    private func awaitDecision(upTo end: Offset) throws(LogError) {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            let stable = try reader.stableEnd(of: place)
            if try stable >= min(end, reader.bounds(of: place).end) { return }
            guard ContinuousClock.now < deadline else {
                throw LogError(
                    .busy, operation: "read", recovery: .retry,
                    message:
                        "\(place) has had a transaction open at \(stable) for \(Self.patience), before \(end), where"
                        + " reading was to stop. Find the producer that hangs (Kafka: kafka-transactions.sh find-hanging),"
                        + " end its transaction, and run the same command again")
            }
            try reader.waitForAppends(timeout: .milliseconds(100))
        }
    }
}
