package import EventLog

/// One member of a group on the embedded log: it has all of the group's partitions, or stands by until the member that
/// has them leaves or dies.
///
/// Nothing is held between commits but the lease: appends gather in memory, and `commit` writes them with the positions in
/// one transaction that first looks at the group's epoch.
package final class EmbeddedSession: WorkerSession {
    /// What the session may do.
    enum Phase {
        case standby
        /// Took over in this epoch.
        case holding(epoch: Int64)
        case closed
    }

    package let waker: PipeWaker
    let plan: SessionPlan
    let connection: Connection
    let inputs: SessionInputs
    let group: GroupTables
    var signal: CommitSignal?
    var lease: Lease?
    var phase = Phase.standby

    /// The committed positions by place.
    var committed: [Int: (next: Int64, note: String)] = [:]
    /// The next record to read by place.
    var reading: [Int: Int64] = [:]
    /// Partitions whose records are delivered.
    var started: Set<PartitionID> = []
    var followedReading: [Int64]
    /// Which input is read first by the next poll; goes round, so that none waits for ever.
    var turn = 0

    /// The open transaction.
    var pending = PendingRows()
    var targets = AppendTargets()
    var compactions: [Int: CompactionPass] = [:]
    var maintenance: Maintenance

    /// A standby looks for the lease this often: one open file and one flock each time, a fraction of a millisecond. (A
    /// thread blocked in flock would be told at once, but nothing could end its wait when the session closes.)
    static let leaseInterval: Duration = .milliseconds(250)

    init(_ plan: SessionPlan, _ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) {
        self.plan = plan
        connection = try Connection(files, settings, operation: "openSession")
        inputs = try SessionInputs(plan, connection)
        group = GroupTables(group: plan.group)
        signal = try CommitSignal(path: files.lock, operation: "openSession")
        waker = try PipeWaker(operation: "openSession")
        followedReading = inputs.followed.map { _ in 0 }
        maintenance = Maintenance(settings)
    }

    /// The epoch, where this session has the group.
    func requireHolding(_ operation: String) throws(LogError) -> Int64 {
        switch phase {
        case .holding(let epoch): return epoch
        case .standby:
            throw LogError(
                .invalidArgument, operation: operation, recovery: .stop,
                message: "the session stands by and has no partitions")
        case .closed:
            throw LogError(.closed, operation: operation, recovery: .reopen, message: "the session is closed")
        }
    }

    func lane(_ partition: PartitionID, _ operation: String) throws(LogError) -> SessionInputs.Lane {
        guard let lane = inputs.lanes[partition] else {
            throw LogError(
                .invalidArgument, operation: operation, recovery: .stop,
                message: "\(plan.inbox) has no partition \(partition)")
        }
        return lane
    }

    package func positions(_ partition: PartitionID) -> [InputPosition] {
        guard let lane = inputs.lanes[partition] else { return [] }
        return lane.inputs.compactMap { place in
            guard let position = committed[place.id], let next = Offset(position.next) else { return nil }
            return InputPosition(place.partition, next: next, note: position.note)
        }
    }

    package func close() {
        pending = PendingRows()
        phase = .closed
        signal = nil
        connection.close()
        lease = nil
    }
}
