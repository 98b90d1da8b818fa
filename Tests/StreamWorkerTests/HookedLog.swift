import EmbeddedLog
import EventLog

/// An embedded log whose sessions tell what they are asked for, and can be made to answer as a cluster does.
struct HookedLog: EventLog {
    /// Thread: the lane's.
    struct Hooks: Sendable {
        /// What a poll answers instead of the log; `nil`: as the log does.
        var poll: @Sendable () -> SessionEvent? = { nil }
        var didPoll: @Sendable (SessionEvent) -> Void = { _ in }
        /// Before partitions are restored and started.
        var start: @Sendable (_ isTransactionOpen: Bool) -> Void = { _ in }
        /// What a commit throws instead of being made.
        var commit: @Sendable () -> LogError? = { nil }
    }

    let log: EmbeddedLog
    let hooks: Hooks

    func openSession(_ plan: SessionPlan) throws(LogError) -> HookedSession {
        HookedSession(try log.openSession(plan), hooks)
    }

    func create(_ plan: TopicPlan) throws(LogError) { try log.create(plan) }
    func makePublisher() throws(LogError) -> EmbeddedLog.Publisher { try log.makePublisher() }
    func makeReader() throws(LogError) -> EmbeddedLog.Reader { try log.makeReader() }
    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> EmbeddedLog.Member {
        try log.join(group, reading: topics, as: name)
    }
}

final class HookedSession: WorkerSession {
    private let session: EmbeddedLog.Session
    private let hooks: HookedLog.Hooks
    /// Whether something was appended and neither committed nor dropped.
    private var isOpen = false

    init(_ session: EmbeddedLog.Session, _ hooks: HookedLog.Hooks) {
        self.session = session
        self.hooks = hooks
    }

    var waker: EmbeddedLog.Session.Waker { session.waker }

    func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        if let event = hooks.poll() { return event }
        let event = try session.poll(limits, timeout: timeout)
        hooks.didPoll(event)
        return event
    }

    func restore(_ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void) throws(LogError) {
        try session.restore(partition, apply)
    }

    func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] {
        hooks.start(isOpen)
        return partitions.isEmpty ? [] : try session.start(partitions)
    }

    func release(_ partitions: [PartitionID]) throws(LogError) { try session.release(partitions) }
    func positions(_ partition: PartitionID) -> [InputPosition] { session.positions(partition) }

    func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        isOpen = true
        return try session.append(record)
    }

    func commit(_ positions: [InputPosition]) throws(LogError) {
        if let refusal = hooks.commit() { throw refusal }
        try session.commit(positions)
        isOpen = false
    }

    func abort() throws(LogError) {
        try session.abort()
        isOpen = false
    }

    func compact(_ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool) throws(LogError) -> Bool {
        try session.compact(partition, isLive: isLive)
    }

    func close() { session.close() }
}
