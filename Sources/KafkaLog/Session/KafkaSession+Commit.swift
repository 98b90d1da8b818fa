package import EventLog
import KafkaClient

extension KafkaSession {
    @discardableResult
    package func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        try requireHolding("append")
        let topic = try topic(record.topic)
        try topic.entry.check(record, "append")
        try begin()
        try send(record, to: topic.handle)
        return nil
    }

    private func begin() throws(LogError) {
        guard case .none = stage else { return }
        guard let group = consumer.groupMetadata() else {
            throw LogError(.closed, operation: "begin", recovery: .reopen, message: "the consumer has no group")
        }
        try onKafka { () throws(KafkaError) in try producer.beginTransaction() }
        stage = .open(group)
    }

    /// Waits while librdkafka's queue is full: it empties as brokers acknowledge.
    private func send(_ record: OutgoingRecord, to topic: TopicHandle) throws(LogError) {
        let deadline = ContinuousClock.now + log.settings.requestTimeout
        while true {
            do throws(KafkaError) {
                return try producer.send(record, to: topic, time: log.settings.clock?())
            } catch {
                guard error.code == .queueFull, ContinuousClock.now < deadline else {
                    throw error.recovery == .retry
                        ? LogError(
                            .busy, operation: "append", recovery: .abort,
                            message: "the cluster takes nothing more: \(error.message)") : LogError(error)
                }
                producer.serve(.milliseconds(50))
            }
        }
    }

    private func topic(_ name: TopicName) throws(LogError) -> (handle: TopicHandle, entry: TopicCatalogue.Entry) {
        if let known = topics[name] { return known }
        let entry = try log.catalogue.entry(name, "append")
        let handle = try onKafka { () throws(KafkaError) in try producer.topic(log.catalogue.kafkaName(name)) }
        topics[name] = (handle, entry)
        return (handle, entry)
    }

    package func commit(_ positions: [InputPosition]) throws(LogError) {
        try requireHolding("commit")
        try check(positions)
        try begin()
        if case .open(let group) = stage {
            let moved = positions.map(pastMarkers)
            let whole = whole(moved.isEmpty ? guardingPosition() : moved)
            for (partition, positions) in whole {
                try send(positionRecord(of: partition, positions), to: topic(plan.changelog).handle)
            }
            stage = .prepared(group, whole.flatMap(\.positions))
        }
        if case .prepared(let group, let moved) = stage {
            let offsets = moved.map {
                PartitionOffset(log.catalogue.kafkaPartition($0.input), $0.next.number, metadata: $0.note)
            }
            try onKafka { () throws(KafkaError) in
                try producer.sendOffsets(offsets, group, timeout: log.settings.requestTimeout)
            }
            stage = .committing(moved)
        }
        guard case .committing(let moved) = stage else { return }
        try onKafka { () throws(KafkaError) in try producer.commitTransaction(timeout: log.settings.requestTimeout) }
        stage = .none
        for position in moved { committed[position.input] = position }
        lastCommit = .now
    }

    private func check(_ positions: [InputPosition]) throws(LogError) {
        for position in positions {
            guard layout.isInput(position.input), held.contains(position.input.partition) else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message: "\(position.input) is no input that this member of \(plan.group) has")
            }
            guard position.note.utf8.count <= 256 else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message:
                        "the note at \(position.input) has \(position.note.utf8.count) bytes; at most 256 are allowed")
            }
        }
    }

    /// A commit without positions names one all the same: it is the group's coordinator that refuses a member which has
    /// lost its partitions.
    private func guardingPosition() -> [InputPosition] {
        guard let partition = held.min() else { return [] }
        let place = TopicPartition(plan.inbox, partition)
        return [committed[place] ?? InputPosition(place, next: Offset(starts[place] ?? 0) ?? .zero)]
    }

    /// The positions of every input of the partitions that are touched: the cluster forgets an offset that is not committed
    /// for long, also where the group lives, when it belongs to a topic that the group does not subscribe to.
    private func whole(_ moved: [InputPosition]) -> [(partition: PartitionID, positions: [InputPosition])] {
        Set(moved.map(\.input.partition)).sorted().map { partition in
            let positions = layout.inputs(of: partition).compactMap { place in
                moved.last { $0.input == place } ?? committed[place]
            }
            return (partition, positions)
        }
    }

    private func positionRecord(of partition: PartitionID, _ positions: [InputPosition]) -> OutgoingRecord {
        OutgoingRecord(
            topic: plan.changelog, partition: partition, key: PositionRecord.key[...],
            value: PositionRecord.encode(positions)[...])
    }

    /// Where everything delivered was processed, the position lies past the transaction markers that follow; else there
    /// would always be something left to read. A caller that knows nothing of markers may name a place before them again.
    private func pastMarkers(_ position: InputPosition) -> InputPosition {
        var next = max(position.next, committed[position.input]?.next ?? .zero)
        if let input = input(position.input), next.number >= input.reading, input.end > next.number {
            next = Offset(input.end) ?? next
        }
        return InputPosition(position.input, next: next, note: position.note)
    }

    private func input(_ place: TopicPartition) -> SessionInput? {
        inputs[place.partition]?.first { $0.place == place }
    }

    /// How long after a commit positions are moved past markers: one more commit each time the inputs run dry.
    static let settleDelay: Duration = .milliseconds(250)

    /// Moves the positions of inputs that are read to their end past the markers there.
    ///
    /// - Returns: whether that is still to be done.
    func settlePositions() throws(LogError) -> Bool {
        guard case .none = stage else { return false }
        let owing = inputs.values.flatMap { $0 }.compactMap { input -> InputPosition? in
            let old = committed[input.place]
            let next = old?.next.number ?? starts[input.place] ?? 0
            guard input.end > next, input.reading <= next, let end = Offset(input.end) else { return nil }
            return InputPosition(input.place, next: end, note: old?.note ?? "")
        }
        guard !owing.isEmpty else { return false }
        guard ContinuousClock.now - lastCommit >= Self.settleDelay else { return true }
        try commit(owing)
        return false
    }

    package func abort() throws(LogError) {
        // Not held any longer is no hindrance: what was lost amid a transaction is why it is aborted.
        try requireOpen("abort")
        if case .none = stage {} else { try abortOpen() }
        let started = inputs.values.flatMap { $0 }
        guard !started.isEmpty else { return }
        var offsets: [PartitionOffset] = []
        for input in started {
            let next = committed[input.place]?.next.number ?? starts[input.place] ?? 0
            input.queue.drop()
            input.reading = next
            input.end = 0
            offsets.append(PartitionOffset(input.queue.partition, next))
        }
        do {
            try onKafka { () throws(KafkaError) in
                try consumer.seek(offsets, timeout: log.settings.requestTimeout)
            }
        } catch {
            throw LogError(error.code, operation: "abort", recovery: .reopen, message: error.message)
        }
        for input in started { input.queue.drop() }
    }

    /// - Throws: `.reopen` where the producer cannot abort: the transaction may have been committed, and the next session
    ///   finds out.
    private func abortOpen() throws(LogError) {
        for attempt in 0... {
            do throws(KafkaError) {
                try producer.abortTransaction(timeout: log.settings.requestTimeout)
                stage = .none
                return
            } catch {
                guard error.recovery == .retry, attempt < 3 else {
                    let known = LogError(error)
                    throw LogError(
                        known.code, operation: "abort", recovery: .reopen,
                        message: known.message)
                }
            }
        }
    }
}
