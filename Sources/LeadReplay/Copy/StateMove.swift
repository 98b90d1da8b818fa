import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// Writes a worker's state anew, and puts its group behind everything that was copied.
///
/// The rows come from the original's changelog, each to the partition that its key has in the copy. (They are not decided once
/// more: rules may have changed since, and what the router was asked is kept for days only.) Run again, it writes the same rows.
struct StateMove<From: LogReader, To: EventLog> {
    let plan: CopyPlan
    let worker: SessionPlan
    let team: Team
    let from: From
    let to: To
    /// The worker's group on the original.
    let group: GroupDescription

    /// So long may a group take to give its partitions to its only member.
    private static var patience: Duration { .seconds(120) }

    /// What takes long is read before the group is joined, or with no transaction open: one that is open for long is aborted
    /// by its time-out.
    ///
    /// - Returns: rows written.
    func run() throws -> Int {
        let homes = try HomesOfOthers(plan, team, to.makeReader())
        let session = try open()
        defer { session.close() }
        var old = try restored(session)
        var writing = Writing(session: session, topic: worker.changelog)
        var deadlines: [PartitionID: Instant] = [:]
        for source in plan.from.partitionIDs {
            let state = KeptState()
            let place = TopicPartition(plan.from[team].changelog, source)
            try from.visit(place, from: from.bounds(of: place).first, to: from.bounds(of: place).end) {
                try state.take($0)
            }
            try state.visit { row in
                for home in homes.of(row, in: source) {
                    try writing.append(row.record.key, row.record.value, to: home)
                    old[home]?.remove(row.record.key)
                    if let deadline = row.deadline { deadlines[home] = min(deadlines[home] ?? deadline, deadline) }
                }
            }
            try writing.commit()
        }
        let rows = writing.rows
        // What an earlier run wrote that broke off, and the original no longer has.
        for (home, keys) in old {
            for key in keys { try writing.append(key, nil, to: home) }
        }
        try writing.commit()
        try session.commit(try positions(deadlines))
        return rows
    }

    private func open() throws -> To.Session {
        do throws(LogError) {
            return try to.openOnlySession(worker, patience: Self.patience)
        } catch {
            guard error.code == .busy, error.recovery == .stop else { throw error }
            throw isAtWork
        }
    }

    private var isAtWork: ReplayFault {
        ReplayFault("--to: \(worker.group) is at work there; stop it, and run the same command again.")
    }

    /// Takes every partition.
    ///
    /// - Returns: the keys of the rows that are there already.
    private func restored(_ session: To.Session) throws -> [PartitionID: Set<ArraySlice<UInt8>>] {
        let deadline = ContinuousClock.now + Self.patience
        var keys: [PartitionID: Set<ArraySlice<UInt8>>] = [:]
        while keys.count < Int(plan.to.partitions) {
            guard ContinuousClock.now < deadline else { throw isAtWork }
            guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .milliseconds(500)) else {
                continue
            }
            for partition in partitions {
                var found: Set<ArraySlice<UInt8>> = []
                try session.restore(partition) { record in
                    guard let key = record.key else { return }
                    if record.value == nil { found.remove(key) } else { found.insert(Array(key)[...]) }
                }
                keys[partition] = found
            }
            try session.start(partitions)
        }
        return keys
    }

    /// Behind everything; each inbox with the note of its own deadlines.
    private func positions(_ deadlines: [PartitionID: Instant]) throws -> [InputPosition] {
        let reader = try to.makeReader()
        let inputs = plan.to.readings.first { $0.group == worker.group }?.inputs ?? []
        return try inputs.map { input in
            let end = try reader.bounds(of: input).end
            guard input.topic == worker.inbox else { return InputPosition(input, next: end) }
            let source = CopyShape.source(of: input.partition, among: plan.from.partitions)
            let old = group.positions.first { $0.input == TopicPartition(plan.from[team].inbox, source) }?.note ?? ""
            var note = PositionNote(old)
            note.due = deadlines[input.partition].map { AppendTime(milliseconds: $0.milliseconds) }
            return InputPosition(input, next: end, note: note.text)
        }
    }
}

/// Rows on their way to the changelog, in transactions of a second's work at most.
private struct Writing<Session: WorkerSession> {
    let session: Session
    let topic: TopicName
    /// Written so far.
    private(set) var rows = 0
    /// Of them in the open transaction.
    private var open = 0

    private static var batch: Int { 20_000 }

    init(session: Session, topic: TopicName) {
        self.session = session
        self.topic = topic
    }

    mutating func append(
        _ key: ArraySlice<UInt8>?, _ value: ArraySlice<UInt8>?, to partition: PartitionID
    ) throws(LogError) {
        try session.append(OutgoingRecord(topic: topic, partition: partition, key: key, value: value))
        rows += 1
        open += 1
        if open >= Self.batch { try commit() }
    }

    mutating func commit() throws(LogError) {
        guard open > 0 else { return }
        try session.commit([])
        open = 0
    }
}

/// In which partitions of a copy the rows of a state belong.
private struct HomesOfOthers {
    private let shape: CopyShape
    /// Of rows whose key is no lead's, which cannot be told from the row: seen in the inbox.
    private var known: [UUIDValue: PartitionID] = [:]

    init(_ plan: CopyPlan, _ team: Team, _ reader: some LogReader) throws {
        shape = try CopyShape(from: plan.from.partitions, to: plan.to.partitions)
        guard shape.isGrowth else { return }
        for place in plan.to.places(of: plan.to[team].inbox) {
            try reader.visit(place, from: reader.bounds(of: place).first, to: reader.bounds(of: place).end) { record in
                guard let key = record.key, UUIDValue(key) == nil,
                    let decoded = try? EventCodec.decode(Envelope(headersOf: record), value: record.value, key: key)
                else { return }
                known[decoded.key.stateID] = place.partition
            }
        }
    }

    func of(_ row: KeptState.Row, in source: PartitionID) -> [PartitionID] {
        guard shape.isGrowth else { return [source] }
        if row.isClock { return shape.targets(of: source) }
        // The router's rows stay in the partition that reads what it is asked.
        guard row.key.store == .leads else { return [source] }
        return [known[row.key.id] ?? shape.home(of: row.key.id.text, in: source)]
    }
}

extension TopicLayout {
    var partitionIDs: [PartitionID] { (0..<partitions).compactMap { PartitionID($0) } }

    func places(of topic: TopicName) -> [TopicPartition] { partitionIDs.map { TopicPartition(topic, $0) } }
}
