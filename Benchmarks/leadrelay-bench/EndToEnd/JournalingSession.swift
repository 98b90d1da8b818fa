import EventLog

/// A session that notes what it writes.
final class JournalingSession<Base: WorkerSession>: WorkerSession {
    private let base: Base
    private let journal: CommitJournal
    private var numbers: [TopicName: UInt8] = [:]
    private var pending: [CommitJournal.Row] = []

    init(_ base: Base, _ journal: CommitJournal) {
        self.base = base
        self.journal = journal
    }

    var waker: Base.Waker { base.waker }

    func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        try base.poll(limits, timeout: timeout)
    }

    func restore(
        _ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) {
        try base.restore(partition, apply)
    }

    @discardableResult
    func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] { try base.start(partitions) }

    func release(_ partitions: [PartitionID]) throws(LogError) { try base.release(partitions) }

    func positions(_ partition: PartitionID) -> [InputPosition] { base.positions(partition) }

    func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        let number: UInt8
        if let known = numbers[record.topic] {
            number = known
        } else {
            number = journal.number(of: record.topic)
            numbers[record.topic] = number
        }
        if pending.isEmpty { journal.begin() }
        pending.append(CommitJournal.Row(record, topic: number))
        return try base.append(record)
    }

    func commit(_ positions: [InputPosition]) throws(LogError) {
        try base.commit(positions)
        journal.add(pending, positions: positions)
        pending.removeAll(keepingCapacity: true)
    }

    func abort() throws(LogError) {
        pending.removeAll()
        try base.abort()
    }

    func compact(
        _ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws(LogError) -> Bool {
        try base.compact(partition, isLive: isLive)
    }

    func close() { base.close() }
}
