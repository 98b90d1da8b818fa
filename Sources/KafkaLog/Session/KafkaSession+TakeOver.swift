package import EventLog
import KafkaClient

// Taking a partition over: 1 its committed positions, stable  2 the changelog's high watermark, uncommitted records counted
// 3 restore, committed records only, up to it  4 the state's own positions must be the committed ones  5 only then assign.
//
// Why (2) counts uncommitted records:
//   1. the former owner's transaction is decided; the group's offsets show it, the changelog's marker is not written yet
//   2. the last stable offset lies before that transaction's rows
//   3. restoring up to there would give state that is older than its position
//
// Why (4) is asked again for a while where the state lies behind:
//   1. a broker stands still, others lead its partitions, and the worker commits there
//   2. the broker goes on, and does not know yet that it leads no longer
//   3. asked for (2), it names an end from before it stood still
extension KafkaSession {
    package func restore(
        _ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) {
        try requireHolding("restore")
        try load(partition)
        let place = layout.changelog(of: partition)
        let source = log.catalogue.kafkaPartition(place)
        var own: [TopicPartition: Offset] = [:]
        var cursor: PartitionCursor?
        var next: Int64 = 0
        try askingAgain { () throws(LogError) in
            let marks = try watermarks(of: source)
            if cursor == nil, marks.low < marks.high {
                cursor = try onKafka { () throws(KafkaError) in try side.open(source, at: marks.low) }
                next = marks.low
            }
            if let cursor {
                next = try read(cursor.queue, place, from: next, until: marks.high) { record throws(LogError) in
                    guard let found = try PositionRecord.positions(in: record, "restore") else {
                        return try apply(record)
                    }
                    own = found
                }
            }
            return contradiction(own, with: partition)
        }
        adopt(own, of: partition)
    }

    func watermarks(of source: KafkaPartition) throws(LogError) -> (low: Int64, high: Int64) {
        try onKafka { () throws(KafkaError) in
            try log.control.watermarks(of: source, timeout: log.settings.sessionRequestTimeout)
        }
    }

    /// Looks until a look finds no fault, at most ``KafkaLogSettings/stalePatience``: what a broker names as an end may be
    /// from before it stood still. Who looks for long is still a member of the group.
    ///
    /// - Throws: the last fault.
    private func askingAgain(_ look: () throws(LogError) -> LogError?) throws(LogError) {
        let deadline = ContinuousClock.now + log.settings.stalePatience
        while let fault = try look() {
            guard ContinuousClock.now < deadline else { throw fault }
            try onKafka { () throws(KafkaError) in try consumer.serve() }
            consumer.pipe.wait(.milliseconds(100))
            _ = consumer.pipe.take()
        }
    }

    /// - Returns: where it stands now, at the end or past it.
    private func read(
        _ queue: PartitionQueue, _ place: TopicPartition, from start: Int64, until end: Int64,
        _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) -> Int64 {
        var next = start
        var deadline = ContinuousClock.now + log.settings.requestTimeout
        while next < end {
            _ = consumer.pipe.take()
            // Who restores for long is still a member of the group.
            try onKafka { () throws(KafkaError) in try consumer.serve() }
            side.serve()
            var batch = RecordBatch(PollLimits())
            while next < end, let event = queue.next() {
                switch event {
                case .record(let message):
                    guard batch.fits(message) else { break }
                    batch.append(message, of: place)
                    next = message.offset + 1
                    queue.advance()
                    continue
                case .end(let offset):
                    next = max(next, offset)
                    queue.advance()
                    continue
                case .failure(let error):
                    queue.advance()
                    throw LogError(error)
                }
                break
            }
            if batch.isEmpty, next < end {
                guard ContinuousClock.now < deadline else {
                    throw LogError(
                        .busy, operation: "restore", recovery: .retry,
                        message: "\(place) does not become readable up to \(end); a transaction may be hanging there")
                }
                consumer.pipe.wait(.milliseconds(100))
                continue
            }
            for record in batch.records() { try apply(record) }
            deadline = ContinuousClock.now + log.settings.requestTimeout
        }
        return next
    }

    /// Where the state's own positions are not the committed ones, somebody moved one of them.
    ///
    /// - Parameter own: the state's.
    private func contradiction(_ own: [TopicPartition: Offset], with partition: PartitionID) -> LogError? {
        for place in layout.inputs(of: partition) where !moved.contains(place) {
            guard let known = committed[place]?.next, known != own[place] else { continue }
            return contradiction(place, own[place])
        }
        return nil
    }

    /// An input whose offset is not there any longer stands where the state says: the cluster forgets the offsets of a group
    /// that nobody runs, and those of sidecars that stay idle, after `offsets.retention.minutes`.
    private func adopt(_ own: [TopicPartition: Offset], of partition: PartitionID) {
        for place in layout.inputs(of: partition) where committed[place] == nil && !moved.contains(place) {
            committed[place] = own[place].map { InputPosition(place, next: $0) }
        }
    }

    private func contradiction(_ place: TopicPartition, _ own: Offset?) -> LogError {
        func text(_ offset: Offset?) -> String { offset.map { "at \($0)" } ?? "nowhere" }
        return LogError(
            .unreadable, operation: "restore", recovery: .stop,
            message:
                "\(plan.group) stands \(text(committed[place]?.next)) in \(place), its state \(text(own)); somebody"
                + " moved the group's offsets or changed its changelog. Put the offsets back, or rebuild the worker")
    }

    /// Learns the partition's committed positions. Waits while a transaction that moves them is open: it ends by itself
    /// within the transaction time-out.
    func load(_ partition: PartitionID) throws(LogError) {
        guard !loaded.contains(partition) else { return }
        let places = layout.inputs(of: partition)
        let asked = places.map { log.catalogue.kafkaPartition($0) }
        let deadline = ContinuousClock.now + log.settings.transactionTimeout * 6
        while true {
            do throws(KafkaError) {
                for found in try consumer.committed(asked, timeout: .seconds(5)) {
                    guard let position = log.catalogue.position(found) else { continue }
                    committed[position.input] = position
                    if CommittedNote(found.metadata).isMoved {
                        moved.insert(position.input)
                    } else {
                        moved.remove(position.input)
                    }
                }
                loaded.insert(partition)
                return
            } catch {
                guard error.recovery == .retry, ContinuousClock.now < deadline else { throw LogError(error) }
                try onKafka { () throws(KafkaError) in try consumer.serve() }
                consumer.pipe.wait(.milliseconds(100))
                _ = consumer.pipe.take()
            }
        }
    }

    @discardableResult
    package func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] {
        try requireHolding("start")
        for partition in partitions { try load(partition) }
        let keeping = startedOffsets()
        var added: [PartitionOffset] = []
        var expired: [ExpiredRecords] = []
        for partition in partitions {
            var own: [SessionInput] = []
            for place in layout.inputs(of: partition) {
                let offset = try firstOffset(of: place, &expired)
                let source = log.catalogue.kafkaPartition(place)
                let queue = try onKafka { () throws(KafkaError) in try consumer.queue(of: source) }
                own.append(SessionInput(place, queue, at: offset))
                added.append(PartitionOffset(source, offset))
            }
            inputs[partition] = own
        }
        try onKafka { () throws(KafkaError) in try consumer.assign(added, keeping: keeping) }
        // What the group had forgotten, or somebody moved, is known from the state alone.
        lastWholeCommit = nil
        return expired
    }

    private func startedOffsets() -> [PartitionOffset] {
        inputs.values.flatMap { $0 }.map { input in
            if !consumer.isCooperative { input.queue.drop() }
            return PartitionOffset(input.queue.partition, input.reading)
        }
    }

    /// - Parameter expired: gets what retention took away of an input that may expire.
    /// - Throws: `.offsetOutOfRange` where retention took records away of another one that the group has not read.
    private func firstOffset(of place: TopicPartition, _ expired: inout [ExpiredRecords]) throws(LogError) -> Int64 {
        let source = log.catalogue.kafkaPartition(place)
        var low: Int64 = 0
        try askingAgain { () throws(LogError) in
            let marks = try watermarks(of: source)
            low = marks.low
            guard let next = committed[place]?.next.number, next > marks.high else { return nil }
            return outOfRange(place, next, marks, "start", .stop)
        }
        starts[place] = low
        guard let position = committed[place]?.next, position.number < low else {
            return committed[place]?.next.number ?? low
        }
        guard plan.mayExpire(place.topic), let first = Offset(low) else {
            throw outOfRange(place, position.number, try watermarks(of: source), "start", .stop)
        }
        expired.append(ExpiredRecords(place, from: position, to: first))
        return low
    }

    /// - Parameter next: the record that was to be read.
    func outOfRange(
        _ place: TopicPartition, _ next: Int64, _ marks: (low: Int64, high: Int64), _ operation: String,
        _ recovery: Recovery
    ) -> LogError {
        let isDeleted = next < marks.low
        let cause =
            isDeleted
            ? "\(marks.low - next) records were deleted before they were read"
            : "the topic was made anew, or a broker does not know its end"
        let mend =
            isDeleted
            ? "bring them back, or begin with a new prefix" : "put the topic back, or begin with a new prefix"
        return LogError(
            .offsetOutOfRange, operation: operation, recovery: recovery,
            message: "\(plan.group) stands at \(next) in \(place), which holds \(marks.low) to \(marks.high); \(cause)"
                + (recovery == .stop ? "; \(mend)" : ""))
    }

    package func release(_ partitions: [PartitionID]) throws(LogError) {
        try requireHolding("release")
        try drop(partitions)
    }

    func drop(_ partitions: [PartitionID]) throws(LogError) {
        var gone: [KafkaPartition] = []
        revoked.removeAll(where: partitions.contains)
        for partition in partitions {
            gone += (inputs.removeValue(forKey: partition) ?? []).map(\.queue.partition)
            for place in layout.inputs(of: partition) { committed[place] = nil }
            loaded.remove(partition)
            held.remove(partition)
        }
        try onKafka { () throws(KafkaError) in try consumer.unassign(gone) }
    }
}
