package import CloudEvents
package import EventLog

/// One partition in the hands of a lane: what happens to each of its records, without the log.
package final class PartitionTask {
    /// An event may be dated this much ahead of its append time, milliseconds.
    package static let futureTolerance: Int64 = 5 * 60_000

    /// Bytes of a record that is used, with key and headers: what a topic takes, less what is added where it is passed on.
    package static let maximumRecordBytes = TopicSpec.recordBytes - 16_384

    /// Whether an event is dated further ahead of its append time than clocks may differ.
    package static func isTooFarAhead(_ time: Instant, of appended: AppendTime) -> Bool {
        time.milliseconds(since: Instant(milliseconds: appended.milliseconds)) > futureTolerance
    }

    package let partition: PartitionID
    let state = PartitionState()
    private let deadLetters: TopicName

    package init(_ partition: PartitionID, deadLetters: TopicName) {
        self.partition = partition
        self.deadLetters = deadLetters
    }

    /// Takes one record of the inbox. After a tick, ``fireDue(_:limit:appendTime:_:)`` has to run until nothing is due.
    package func takeFromInbox(
        _ record: LogRecord, _ processor: inout some Processor, _ output: inout LaneOutput
    ) throws(ProcessorError) {
        guard record.size <= Self.maximumRecordBytes else { return bury(record, .tooLarge(record.size), &output) }
        let envelope = Envelope(headersOf: record)
        switch processor.read(record, envelope) {
        case .deadLetter(let letter):
            bury(record, letter, &output)
        case .clock(let control):
            take(control, appendTime: record.appendTime)
        case .event(let key, let time, let identity):
            let appended = Instant(milliseconds: record.appendTime.milliseconds)
            if let time, Self.isTooFarAhead(time, of: record.appendTime) {
                bury(record, .timeInFuture, &output)
            } else if state.isSeen(identity, key) {
                output.duplicates += 1
            } else {
                var turn = try turn(key, at: time ?? appended, record.appendTime, &processor, &output)
                swap(&turn.output, &output.records)
                defer { swap(&turn.output, &output.records) }
                turn.unseen = identity
                try processor.decide(record, envelope, &turn)
                if let unseen = turn.unseen { state.see(unseen, key) }
                output.decided += 1
            }
        }
    }

    /// Takes one record of a sidecar.
    package func takeFromSidecar(
        _ record: LogRecord, _ processor: inout some Processor, _ output: inout LaneOutput
    ) throws(ProcessorError) {
        guard record.size <= Self.maximumRecordBytes else { return bury(record, .tooLarge(record.size), &output) }
        let envelope = Envelope(headersOf: record)
        switch processor.takeIn(record, envelope) {
        case .skip: break
        case .append(let copies):
            output.takenIn += 1
            output.records.append(contentsOf: copies)
        case .deadLetter(let letter): bury(record, letter, &output)
        case .handle(let key):
            var time = Instant(milliseconds: record.appendTime.milliseconds)
            if case .at(let own) = envelope.time { time = min(own, time) }
            var turn = try turn(key, at: time, record.appendTime, &processor, &output)
            swap(&turn.output, &output.records)
            defer { swap(&turn.output, &output.records) }
            try processor.handle(record, envelope, &turn)
        }
    }

    /// Fires deadlines that the partition's clock has reached, the earliest first, at most `limit`.
    ///
    /// - Returns: whether more are due.
    package func fireDue(
        _ processor: inout some Processor, limit: Int, appendTime: AppendTime, _ output: inout LaneOutput
    ) throws(ProcessorError) -> Bool {
        for _ in 0..<limit {
            guard let due = state.firstDeadline(), due.instant <= state.clock.time else { return false }
            try fire(due.key, due.instant, appendTime, &processor, &output)
        }
        return isDue
    }

    /// Whether the partition's clock has reached a deadline.
    var isDue: Bool { state.firstDeadline().map { $0.instant <= state.clock.time } ?? false }

    /// The partition's earliest deadline.
    package var firstDeadline: Instant? { state.firstDeadline()?.instant }

    /// Rows that are there.
    package var rowCount: Int { state.table.count }

    /// A row as the processor wrote it.
    package func row(_ key: StateKey) -> [UInt8]? {
        state.row(key).map { Array($0) }
    }

    /// Ends a transaction that no log is told of; for processing without one.
    package func keepChanges() { state.table.commit() }

    // MARK: Steps

    /// Lets the key's time come to a record's: fires what lies before it.
    private func turn(
        _ key: StateKey, at time: Instant, _ appendTime: AppendTime, _ processor: inout some Processor,
        _ output: inout LaneOutput
    ) throws(ProcessorError) -> Turn {
        var head = state.head(of: key)
        let now = max(head?.time ?? .earliest, time, state.clock.time)
        while let deadline = head?.deadline, deadline < now {
            try fire(key, deadline, appendTime, &processor, &output)
            head = state.head(of: key)
        }
        return Turn(key: key, now: now, appendTime: appendTime, partition: partition, state: state)
    }

    private func fire(
        _ key: StateKey, _ instant: Instant, _ appendTime: AppendTime, _ processor: inout some Processor,
        _ output: inout LaneOutput
    ) throws(ProcessorError) {
        let now = max(instant, state.head(of: key)?.time ?? .earliest)
        var turn = Turn(key: key, now: now, appendTime: appendTime, partition: partition, state: state)
        swap(&turn.output, &output.records)
        defer { swap(&turn.output, &output.records) }
        try processor.fire(&turn)
        output.firings += 1
        if let left = state.head(of: key)?.deadline, left <= instant {
            throw ProcessorError("A deadline stayed where it was after it fired; the rules have to move or clear it.")
        }
    }

    private func take(_ control: ClockControl, appendTime: AppendTime) {
        state.change { clock in
            switch control {
            case .ticked(let time):
                clock.time = max(clock.time, time ?? Instant(milliseconds: appendTime.milliseconds))
                clock.isTickOutstanding = false
            case .held: clock.isHeld = true
            case .released: clock.isHeld = false
            }
        }
    }

    private func bury(_ record: LogRecord, _ letter: DeadLetter, _ output: inout LaneOutput) {
        output.deadLetters.append(letter.reason)
        output.records.append(
            DeadLetterRecord.make(of: record, because: letter, topic: deadLetters, partition: partition))
    }
}

extension DeadLetter {
    package static let timeInFuture = DeadLetter(
        reason: "timeInFuture",
        sentence:
            "The event's time is more than five minutes ahead of its arrival; correct the sender's clock or time zone."
    )

    /// - Parameter size: bytes of key, value and headers.
    static func tooLarge(_ size: Int) -> DeadLetter {
        DeadLetter(
            reason: "tooLarge",
            sentence:
                "The record has \(size) bytes with key and headers; write at most \(PartitionTask.maximumRecordBytes), "
                + "and a link to what is larger.")
    }
}
