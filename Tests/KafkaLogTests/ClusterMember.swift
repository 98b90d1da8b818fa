import EventLog
import KafkaLog

/// A worker in miniature: what it reads it decides on by repeating it, and it commits when it is told to, or has to.
final class ClusterMember {
    private let world: ClusterWorld
    private let name: String
    private(set) var session: KafkaSession
    /// Partitions that it works on.
    private(set) var held: Set<PartitionID> = []
    /// Positions of what is decided and not committed.
    private(set) var open: [TopicPartition: Offset] = [:]
    /// Commits that were refused, in order.
    private(set) var refusals: [LogError] = []
    var commitsAtOnce = true

    init(_ name: String, _ world: ClusterWorld) throws {
        self.name = name
        self.world = world
        session = try world.log.openSession(world.plan(name))
    }

    deinit { session.close() }

    func step() throws {
        do {
            try turn()
        } catch let error as LogError where error.recovery == .abort {
            refusals.append(error)
            open = [:]
            try session.abort()
        } catch let error as LogError where error.recovery == .reopen {
            refusals.append(error)
            (open, held) = ([:], [])
            session.close()
            session = try world.log.openSession(world.plan(name))
        }
    }

    private func turn() throws {
        switch try session.poll(PollLimits(), timeout: .milliseconds(50)) {
        case .assigned(let partitions):
            for partition in partitions { try session.restore(partition) { _ in } }
            try session.start(partitions)
            held.formUnion(partitions)
        case .revoked(let partitions):
            try commit()
            try session.release(partitions)
            held.subtract(partitions)
        case .lost(let partitions):
            held.subtract(partitions)
            open = [:]
            try session.abort()
        case .records(let records):
            for record in records {
                try session.append(
                    OutgoingRecord(
                        topic: world.decisions, partition: record.source.partition, key: record.key,
                        value: record.value))
                open[record.source] = record.offset.next
            }
        case .idle: break
        }
        if commitsAtOnce { try commit() }
    }

    func commit() throws {
        guard !open.isEmpty else { return }
        try session.commit(open.map { InputPosition($0.key, next: $0.value) })
        open = [:]
    }
}
