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

    /// How long after a commit its markers are mostly written.
    private static let markerTime: Duration = .milliseconds(10)

    // Why a transaction that follows at once on another waits:
    //   1. the coordinator answers the commit, then has its markers written to every partition
    //   2. the next transaction's first request comes before that is done, and is refused
    //   3. librdkafka asks again after 20 ms, whatever is set
    // Under load records are decided on meanwhile, and nothing waits.
    private func begin() throws(LogError) {
        guard case .none = stage else { return }
        let rest = Self.markerTime - (ContinuousClock.now - lastCommit)
        if rest > .zero { pause(rest) }
        guard let group = consumer.groupMetadata() else {
            throw LogError(.closed, operation: "begin", recovery: .reopen, message: "the consumer has no group")
        }
        // Metadata without a member binds a transaction to nobody, and the coordinator takes it from anybody. Whoever is not
        // a member now was none before either: one becomes a member again only after a poll.
        guard consumer.memberID != nil else {
            throw LogError(
                .fenced, operation: "begin", recovery: .abort, message: "\(plan.group) does not count us as a member")
        }
        try onKafka { () throws(KafkaError) in try producer.beginTransaction() }
        stage = .open(group)
    }

    /// Waits while librdkafka's queue is full: it empties as brokers acknowledge.
    private func send(_ record: OutgoingRecord, to topic: TopicHandle) throws(LogError) {
        let deadline = ContinuousClock.now + log.settings.sessionRequestTimeout
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
                try? producer.flush(.milliseconds(50))
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
            let news = news(positions).map(pastMarkers)
            let whole = whole(news.isEmpty ? guardingPosition() : news)
            for (partition, positions) in whole {
                try send(positionRecord(of: partition, positions), to: topic(plan.changelog).handle)
            }
            stage = .prepared(group, whole.flatMap(\.positions))
        }
        if case .prepared(let group, let moved) = stage {
            let offsets = moved.map(log.catalogue.offset)
            try onKafka { () throws(KafkaError) in
                try producer.sendOffsets(offsets, group, timeout: log.settings.sessionRequestTimeout)
            }
            stage = .committing(moved)
        }
        guard case .committing(let moved) = stage else { return }
        try onKafka { () throws(KafkaError) in
            try producer.commitTransaction(timeout: log.settings.sessionRequestTimeout)
        }
        stage = .none
        for position in moved { committed[position.input] = position }
        lastCommit = .now
    }

    package func abort() throws(LogError) {
        // Not held any longer is no hindrance: what was lost amid a transaction is why it is aborted.
        try requireOpen("abort")
        if case .none = stage {} else { try abortOpen() }
        lastWholeCommit = nil
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
                try consumer.seek(offsets, timeout: log.settings.sessionRequestTimeout)
            }
        } catch {
            throw LogError(error.code, operation: "abort", recovery: .reopen, message: error.message)
        }
        for input in started { input.queue.drop() }
    }

    /// - Throws: `.reopen` where the producer cannot abort: the transaction may have been committed, and the next session
    ///   finds out.
    private func abortOpen() throws(LogError) {
        // librdkafka 2.0.2 also asks for the end of a transaction whose partitions the coordinator has refused so far, because
        // it is still writing the last one's markers, and takes the answer, INVALID_TXN_STATE, for fatal. They are written
        // within this time, mostly; where they are not, the next session goes on.
        try? producer.flush(.milliseconds(200))
        for attempt in 0... {
            do throws(KafkaError) {
                try producer.abortTransaction(timeout: log.settings.sessionRequestTimeout)
                stage = .none
                return
            } catch {
                guard error.recovery == .retry, attempt < 2 else {
                    let known = LogError(error)
                    throw LogError(
                        known.code, operation: "abort", recovery: .reopen,
                        message: known.message)
                }
            }
        }
    }
}
