package import EventLog
import GRDB

extension EmbeddedSession {
    package func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        let deadline = ContinuousClock.now + timeout
        switch phase {
        case .closed:
            throw LogError(.closed, operation: "poll", recovery: .reopen, message: "the session is closed")
        case .standby: return try standBy(until: deadline)
        case .holding(let epoch): return try read(limits, epoch: epoch, until: deadline)
        }
    }

    private func standBy(until deadline: ContinuousClock.Instant) throws(LogError) -> SessionEvent {
        while true {
            if let epoch = try takeOver() {
                phase = .holding(epoch: epoch)
                return .assigned(inputs.partitions)
            }
            let rest = deadline - ContinuousClock.now
            guard rest > .zero, !waker.takeRings() else { return .idle }
            CommitSignal.wait(for: [waker.descriptor], timeout: min(rest, Self.leaseInterval))
        }
    }

    /// - Returns: the new epoch; `nil` where another member has the lease.
    private func takeOver() throws(LogError) -> Int64? {
        let path = connection.files.lease(of: plan.group)
        guard let lease = try Lease.tryAcquire(path: path, operation: "poll") else { return nil }
        let places = inputs.lanes.values.map(\.changelog)
        var ends: [Int64] = []
        // Where this throws, the lease goes with the scope and the next poll tries again.
        let epoch = try connection.write("poll") { db in
            let epoch = try group.takeOver(member: plan.member, db)
            committed = try group.positions(db)
            ends = try places.map { try PartitionTables.head($0, db).next }
            return epoch
        }
        for (place, end) in zip(places, ends) { targets.add(place, end: end) }
        self.lease = consume lease
        return epoch
    }

    private func read(
        _ limits: PollLimits, epoch: Int64, until deadline: ContinuousClock.Instant
    ) throws(LogError) -> SessionEvent {
        while true {
            signal?.takeSignals()
            let records = try readBatch(limits, epoch: epoch)
            if !records.isEmpty { return .records(records) }
            // An idle session tidies up; while there is more to do it does not sleep for long.
            if try maintenance.runIfDue(connection) { continue }
            let rest = deadline - ContinuousClock.now
            guard rest > .zero, !waker.takeRings() else { return .idle }
            signal?.wait(timeout: rest, waker: waker)
        }
    }

    /// One batch from one snapshot: what is new in the followed topics, then the inputs.
    ///
    /// The inputs wait while a followed topic has more than the batch may take: so every followed record that was committed
    /// before one of an input comes before it.
    private func readBatch(_ limits: PollLimits, epoch: Int64) throws(LogError) -> [LogRecord] {
        guard !started.isEmpty else { return [] }
        let places = started.sorted().flatMap { inputs.lanes[$0]?.inputs ?? [] }
        turn = (turn + 1) % max(places.count, 1)
        let rotated = places[turn...] + places[..<turn]
        var nextFollowed = followedReading
        var next: [Int: Int64] = [:]
        let batch = try connection.read("poll") { db in
            try group.verify(epoch, db, operation: "poll")
            var batch = RecordBatch(limits)
            for (index, place) in inputs.followed.enumerated() {
                let reach = try batch.fill(from: place, at: nextFollowed[index], connection.tables, db)
                nextFollowed[index] = reach.next
                guard reach.isAtEnd else { return batch }
            }
            for (index, place) in rotated.enumerated() where !batch.isFull {
                next[place.id] = try fill(&batch, from: place, share: rotated.count - index, db)
            }
            return batch
        }
        followedReading = nextFollowed
        reading.merge(next) { $1 }
        return batch.records()
    }

    private func fill(
        _ batch: inout RecordBatch, from place: Place, share: Int, _ db: Database
    ) throws -> Int64 {
        let position = reading[place.id] ?? 0
        let reach = try batch.fill(from: place, at: position, share: share, connection.tables, db)
        if let first = reach.first, first > position { try requireKept(place, position, kept(place, db), "poll") }
        return reach.next
    }

    /// The first record of an input that is kept, and its end.
    private func kept(_ place: Place, _ db: Database) throws -> (first: Int64, end: Int64) {
        let end = try PartitionTables.head(place, db).next
        return (try PartitionTables.first(place, db) ?? end, end)
    }

    /// - Throws: `.offsetOutOfRange` where retention took records away that the group has not read, or the file is older
    ///   than the group's position.
    private func requireKept(
        _ place: Place, _ position: Int64, _ kept: (first: Int64, end: Int64), _ operation: String
    ) throws {
        guard position < kept.first || position > kept.end else { return }
        // A group that never committed reads from the first record there is.
        if position == 0, committed[place.id] == nil { return }
        throw LogError(
            // Where the records may expire, a new session passes over them.
            .offsetOutOfRange, operation: operation,
            recovery: position < kept.first && plan.mayExpire(place.partition.topic) ? .reopen : .stop,
            message:
                "\(plan.group) stands at \(position) in \(place.partition), which holds \(kept.first) to \(kept.end);"
                + " records were deleted before they were read, or the file is an older copy")
    }

    /// What retention took away of an input that may expire.
    private func expired(_ place: Place, _ position: Int64, before first: Int64) -> ExpiredRecords? {
        guard committed[place.id] != nil, plan.mayExpire(place.partition.topic), position < first,
            let from = Offset(position), let to = Offset(first)
        else { return nil }
        return ExpiredRecords(place.partition, from: from, to: to)
    }

    @discardableResult
    package func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] {
        _ = try requireHolding("start")
        var expired: [ExpiredRecords] = []
        for partition in partitions {
            let places = try lane(partition, "start").inputs
            try connection.read("start") { db in
                for place in places {
                    var position = committed[place.id]?.next ?? 0
                    let kept = try kept(place, db)
                    if let gone = self.expired(place, position, before: kept.first) {
                        expired.append(gone)
                        position = gone.to.number
                    }
                    try requireKept(place, position, kept, "start")
                    reading[place.id] = position
                }
            }
            started.insert(partition)
        }
        return expired
    }

    package func release(_ partitions: [PartitionID]) throws(LogError) {
        _ = try requireHolding("release")
        started.subtract(partitions)
    }
}
