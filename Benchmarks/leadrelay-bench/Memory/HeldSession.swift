import CloudEvents
import EventLog
import StreamWorker
import WorkerHost

/// Measures memory when the partition comes and when the worker has nothing left to do, and the time of restoring.
final class HeldSession<Base: WorkerSession>: WorkerSession {
    private let base: Base
    private var pipe: RecordPipe.Reader?
    private var isPipeRead = false
    private let stop: StopSignal
    private let done: @Sendable (Holding) -> Void
    private var holding = Holding()
    private var assigned: ContinuousClock.Instant?
    private var isStarted = false
    /// Polls in a row that brought nothing. The first lets the lane commit; at the second nothing is left to do.
    private var idlePolls = 0

    init(_ base: Base, _ pipe: RecordPipe.Reader?, _ stop: StopSignal, _ done: @escaping @Sendable (Holding) -> Void) {
        self.base = base
        self.pipe = pipe
        self.stop = stop
        self.done = done
    }

    var waker: Base.Waker { base.waker }

    func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        let event = try next(limits, timeout)
        switch event {
        case .assigned:
            holding.before = try memory()
            assigned = .now
        case .idle where isStarted:
            idlePolls += 1
            if idlePolls == 2 { try end() }
        default: idlePolls = 0
        }
        return event
    }

    private func next(_ limits: PollLimits, _ timeout: Duration) throws(LogError) -> SessionEvent {
        // The lane has committed what came last; what it wrote into its own inbox is read from the log.
        if isPipeRead { pipe = nil }
        guard isStarted, pipe != nil else { return try base.poll(limits, timeout: timeout) }
        let now = AppendTime(milliseconds: SystemClock().now().milliseconds)
        let records = pipe?.read(appendedAt: now) ?? []
        isPipeRead = records.isEmpty
        return isPipeRead ? .idle : .records(records)
    }

    private func end() throws(LogError) {
        holding.after = try memory()
        done(holding)
        stop.set()
    }

    private func memory() throws(LogError) -> Int {
        do { return try ResidentMemory.trimmedBytes() } catch {
            throw LogError(.inputOutput, operation: "memory", recovery: .stop, message: "\(error)")
        }
    }

    @discardableResult
    func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] {
        if let assigned { holding.restore = assigned.duration(to: .now).inSeconds }
        isStarted = true
        return try base.start(partitions)
    }

    func restore(
        _ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) {
        try base.restore(partition, apply)
    }

    func release(_ partitions: [PartitionID]) throws(LogError) { try base.release(partitions) }

    func positions(_ partition: PartitionID) -> [InputPosition] { base.positions(partition) }

    func append(_ record: OutgoingRecord) throws(LogError) -> Offset? { try base.append(record) }

    /// What comes from the pipe has no place in the log, so its position is not kept.
    func commit(_ positions: [InputPosition]) throws(LogError) { try base.commit(pipe == nil ? positions : []) }

    func abort() throws(LogError) { try base.abort() }

    func compact(
        _ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws(LogError) -> Bool {
        try base.compact(partition, isLive: isLive)
    }

    func close() { base.close() }
}
