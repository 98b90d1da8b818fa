import EmbeddedLog
import EventLog
import Synchronization

/// What was done on a log while a transaction was open, or a group had a member.
final class LogJournal: Sendable {
    private struct State {
        /// Records in the open transaction.
        var appended = 0
        var members = 0
        var commits = 0
        var readsAmidTransaction: [TopicPartition] = []
        var readsAmidMembership: [TopicPartition] = []
    }

    private let state = Mutex(State())

    var commits: Int { state.withLock { $0.commits } }
    /// Read while records were appended and not committed.
    var readsAmidTransaction: [TopicPartition] { state.withLock { $0.readsAmidTransaction } }
    /// Read while a session was open.
    var readsAmidMembership: [TopicPartition] { state.withLock { $0.readsAmidMembership } }

    func open() { state.withLock { $0.members += 1 } }
    func close() { state.withLock { $0.members -= 1 } }
    func append() { state.withLock { $0.appended += 1 } }
    func endTransaction(isCommit: Bool) {
        state.withLock {
            $0.appended = 0
            if isCommit { $0.commits += 1 }
        }
    }
    func read(_ place: TopicPartition) {
        state.withLock {
            if $0.appended > 0 { $0.readsAmidTransaction.append(place) }
            if $0.members > 0 { $0.readsAmidMembership.append(place) }
        }
    }
}

/// An embedded log that keeps a journal.
struct JournalingLog: EventLog {
    let log: EmbeddedLog
    let journal: LogJournal

    func openSession(_ plan: SessionPlan) throws(LogError) -> JournalingSession {
        journal.open()
        return JournalingSession(try log.openSession(plan), journal)
    }
    func makeReader() throws(LogError) -> JournalingReader { JournalingReader(try log.makeReader(), journal) }
    func makePublisher() throws(LogError) -> EmbeddedLog.Publisher { try log.makePublisher() }
    func create(_ plan: TopicPlan) throws(LogError) { try log.create(plan) }
    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> EmbeddedLog.Member {
        try log.join(group, reading: topics, as: name)
    }
    func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        try log.setPositions(positions, of: group)
    }
    func beginCopy(_ plan: TopicPlan) throws(LogError) { try log.beginCopy(plan) }
    func endCopy(_ plan: TopicPlan) throws(LogError) { try log.endCopy(plan) }
}

final class JournalingSession: WorkerSession {
    private let session: EmbeddedLog.Session
    private let journal: LogJournal

    init(_ session: EmbeddedLog.Session, _ journal: LogJournal) {
        self.session = session
        self.journal = journal
    }

    var waker: EmbeddedLog.Session.Waker { session.waker }
    func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        try session.poll(limits, timeout: timeout)
    }
    func restore(_ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void) throws(LogError) {
        try session.restore(partition, apply)
    }
    @discardableResult
    func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] { try session.start(partitions) }
    func release(_ partitions: [PartitionID]) throws(LogError) { try session.release(partitions) }
    func positions(_ partition: PartitionID) -> [InputPosition] { session.positions(partition) }
    @discardableResult
    func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        journal.append()
        return try session.append(record)
    }
    func commit(_ positions: [InputPosition]) throws(LogError) {
        try session.commit(positions)
        journal.endTransaction(isCommit: true)
    }
    func abort() throws(LogError) {
        try session.abort()
        journal.endTransaction(isCommit: false)
    }
    func compact(_ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool) throws(LogError) -> Bool {
        try session.compact(partition, isLive: isLive)
    }
    func close() {
        session.close()
        journal.close()
    }
}

struct JournalingReader: LogReader {
    private let reader: EmbeddedLog.Reader
    private let journal: LogJournal

    init(_ reader: EmbeddedLog.Reader, _ journal: LogJournal) {
        self.reader = reader
        self.journal = journal
    }

    func topics() throws(LogError) -> [TopicDescription] { try reader.topics() }
    func topics(named names: [TopicName]) throws(LogError) -> [TopicDescription] { try reader.topics(named: names) }
    func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds { try reader.bounds(of: place) }
    func stableEnd(of place: TopicPartition) throws(LogError) -> Offset { try reader.stableEnd(of: place) }
    func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset {
        try reader.offset(in: place, at: time)
    }
    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) throws(LogError) -> [LogRecord] {
        journal.read(place)
        return try reader.read(place, from: offset, limits: limits)
    }
    func groups() throws(LogError) -> [GroupDescription] { try reader.groups() }
    func group(_ name: GroupName) throws(LogError) -> GroupDescription? { try reader.group(name) }
    func stablePositions(of group: GroupName, in inputs: [TopicPartition]) throws(LogError) -> [InputPosition]? {
        try reader.stablePositions(of: group, in: inputs)
    }
    func waitForAppends(timeout: Duration) throws(LogError) { try reader.waitForAppends(timeout: timeout) }
}
