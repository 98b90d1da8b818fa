package import EventLog
import Glibc
import KafkaClient

extension KafkaSession {
    package func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        guard !isClosed else {
            throw LogError(.closed, operation: "poll", recovery: .reopen, message: "the session is closed")
        }
        let deadline = ContinuousClock.now + timeout
        while true {
            // Rings are taken before anything is looked at, so that none that comes meanwhile is lost.
            let isRung = consumer.pipe.take()
            try onKafka { () throws(KafkaError) in
                try consumer.serve()
                if held.isEmpty { try consumer.requireCredentials(within: Self.refusalPatience) }
            }
            side.serve()
            if let event = try nextRebalance() { return event }
            try mendOrphans()
            let patience = inputs.values.lazy.flatMap { $0 }.compactMap { $0.patienceLeft() }.max()
            if patience == nil {
                let records = try readBatch(limits)
                if !records.isEmpty {
                    lastDelivery = .now
                    return .records(records)
                }
            }
            let isOwing = try settlePositions()
            let rest = min(deadline - ContinuousClock.now, patience ?? .seconds(3_600))
            guard deadline > .now, !isRung else { return .idle }
            consumer.pipe.wait(isOwing ? min(rest, Self.settleDelay) : rest)
        }
    }

    /// Brokers that are being restarted may not know the users yet.
    private static let refusalPatience: Duration = .seconds(30)

    /// Where a revocation was told and the partitions are still ours (the commit that goes before was refused, say, because
    /// the transaction began in the group's last generation), it is told again: the whole group waits for their release.
    private func nextRebalance() throws(LogError) -> SessionEvent? {
        guard revoked.isEmpty else { return .revoked(revoked) }
        while let rebalance = consumer.nextRebalance() {
            switch rebalance {
            case .assigned(let partitions):
                let own = numbers(partitions)
                held.formUnion(own)
                try onKafka { () throws(KafkaError) in try takeTransactions() }
                if !own.isEmpty { return .assigned(own) }
                try onKafka { () throws(KafkaError) in try consumer.assign([], keeping: []) }
            case .revoked(let partitions):
                let own = numbers(partitions)
                revoked = own
                if !own.isEmpty { return .revoked(own) }
                try onKafka { () throws(KafkaError) in try consumer.unassign([]) }
            case .lost(let partitions):
                let own = numbers(partitions)
                try drop(own)
                if !own.isEmpty { return .lost(own) }
            }
        }
        return nil
    }

    private func numbers(_ partitions: [KafkaPartition]) -> [PartitionID] {
        partitions.compactMap { PartitionID($0.number) }.sorted()
    }

    /// What is new in the followed topics, then the inputs.
    private func readBatch(_ limits: PollLimits) throws(LogError) -> [LogRecord] {
        guard !inputs.isEmpty else { return [] }
        if followedUntil == nil { try lookAtFollowed() }
        var batch = RecordBatch(limits)
        for topic in followed {
            try fill(&batch, from: topic)
            guard topic.reading >= topic.target else { return batch.records() }
        }
        let all = inputs.keys.sorted().flatMap { inputs[$0] ?? [] }
        turn = (turn + 1) % max(all.count, 1)
        for (index, input) in (all[turn...] + all[..<turn]).enumerated() where batch.room > 0 {
            try fill(&batch, from: input, share: max(1, batch.room / (all.count - index)))
        }
        return batch.records()
    }

    private func fill(_ batch: inout RecordBatch, from topic: FollowedTopic) throws(LogError) {
        while let event = topic.cursor.queue.next() {
            switch event {
            case .record(let message):
                guard batch.fits(message) else { return }
                batch.append(message, of: topic.place)
                topic.reading = message.offset + 1
            case .end(let offset): topic.reading = max(topic.reading, offset)
            case .failure(let error):
                topic.cursor.queue.advance()
                throw try failure(error, topic.place, topic.reading)
            }
            topic.cursor.queue.advance()
        }
    }

    private func fill(_ batch: inout RecordBatch, from input: SessionInput, share: Int) throws(LogError) {
        var left = share
        while left > 0, let event = input.queue.next() {
            switch event {
            case .record(let message):
                guard batch.fits(message), try isFollowed(upTo: message.timestamp) else { return }
                batch.append(message, of: input.place)
                input.reading = message.offset + 1
                left -= 1
            case .end(let offset): input.end = max(input.end, offset)
            case .failure(let error):
                input.queue.advance()
                throw try failure(error, input.place, input.reading)
            }
            input.queue.advance()
        }
    }

    /// What it means that nothing can be fetched at `next`. Where records may expire the next session passes over those that
    /// did; and where `next` is there after all, or the end lies before it, that session looks anew, with patience for a
    /// broker that stood still.
    private func failure(_ error: KafkaError, _ place: TopicPartition, _ next: Int64) throws(LogError) -> LogError {
        let failure = LogError(error)
        guard failure.code == .offsetOutOfRange else { return failure }
        let marks = try watermarks(of: log.catalogue.kafkaPartition(place))
        let isLost = next < marks.low && !plan.mayExpire(place.topic)
        return outOfRange(place, next, marks, "poll", isLost ? .stop : .reopen)
    }

    /// Half of the 60 s that a followed record may be late: what our clock may differ from the brokers'.
    private static let followSlack: Int64 = 30_000

    /// Whether every followed record that was appended 60 s before `time` has been handed over. Where that is not known,
    /// the next batch finds out.
    private func isFollowed(upTo time: Int64) throws(LogError) -> Bool {
        guard !followed.isEmpty, let until = followedUntil, time > until + Self.followSlack else { return true }
        // Asked after the record was fetched, so it covers the record whatever the clocks say.
        try lookAtFollowed()
        followedUntil = max(followedUntil ?? time, time)
        return followed.allSatisfy { $0.reading >= $0.target }
    }

    private func lookAtFollowed() throws(LogError) {
        var now = timespec()
        _ = clock_gettime(CLOCK_REALTIME, &now)
        for topic in followed {
            let source = log.catalogue.kafkaPartition(topic.place)
            topic.target = try onKafka { () throws(KafkaError) in
                try log.control.end(of: source, timeout: log.settings.sessionRequestTimeout)
            }
        }
        log.control.serve()
        followedUntil = Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }
}
