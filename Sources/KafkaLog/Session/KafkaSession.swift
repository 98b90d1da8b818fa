package import EventLog
import KafkaClient

/// Rings a session's pipe.
package struct KafkaWaker: SessionWaker {
    let pipe: WakePipe
    package func wake() { pipe.ring() }
}

/// One member of a group on Kafka: consumer, transactional producer, and what is read beside them, on one thread.
///
/// A transaction carries the group's metadata as it was when the transaction began (KIP-447): a member that has lost its
/// partitions since cannot commit, also where it does not know yet.
package final class KafkaSession: WorkerSession {
    /// How far the open transaction is.
    enum Stage {
        case none
        case open(GroupMetadata)
        /// Everything is in it but the group's offsets.
        case prepared(GroupMetadata, [InputPosition])
        /// Its outcome is being asked for.
        case committing([InputPosition])
    }

    package let waker: KafkaWaker
    let plan: SessionPlan
    let log: KafkaLog
    let layout: SessionLayout
    let consumer: GroupConsumer
    let side: LogConsumer
    let producer: KafkaProducer
    var isClosed = false

    /// Partitions that the group gave us.
    var held: Set<PartitionID> = []
    /// Those of them that go to another member once they are released.
    var revoked: [PartitionID] = []
    var inputs: [PartitionID: [SessionInput]] = [:]
    var committed: [TopicPartition: InputPosition] = [:]
    /// Inputs whose committed positions somebody set from outside.
    var moved: Set<TopicPartition> = []
    /// First offset to read where nothing is committed.
    var starts: [TopicPartition: Int64] = [:]
    /// Partitions whose committed positions are known.
    var loaded: Set<PartitionID> = []
    /// Input that is read first by the next poll; goes round, so that none waits for ever.
    var turn = 0

    var followed: [FollowedTopic] = []
    /// Milliseconds since 1970 up to which the followed topics were looked at; `nil`: look again.
    var followedUntil: Int64?

    var stage = Stage.none
    /// Where records go, each with its limits, so that a record asks nothing that lanes share.
    var topics: [TopicName: (handle: TopicHandle, entry: TopicCatalogue.Entry)] = [:]
    /// Last commit; what positions owe to transaction markers is settled a little later.
    var lastCommit = ContinuousClock.now
    var lastSettled = ContinuousClock.now
    /// Last commit of every position that the lane named; `nil`: the next one is such.
    var lastWholeCommit: ContinuousClock.Instant?

    /// When the group was looked at for partitions that are nobody's, and those that were then.
    var lastOrphanLook = ContinuousClock.now
    var orphans: [PartitionID] = []
    /// When records were handed over last.
    var lastDelivery = ContinuousClock.now
    /// Whether ``close()`` also takes the member's stable name out of the group.
    var leavesForGood = false

    /// Whether the producer has its transactional id, and nobody else has it any longer.
    private var isTransactional = false

    init(_ plan: SessionPlan, _ log: KafkaLog) throws(LogError) {
        if !plan.comesBack { try log.requireFree(plan.group, "openSession") }
        self.plan = plan
        self.log = log
        layout = try SessionLayout(plan, log.catalogue)
        let settings = log.settings
        let group = settings.prefix + plan.group.name
        let name = "\(group).\(plan.member)"
        (consumer, side, producer) = try onKafka { () throws(KafkaError) in
            let consumer = try GroupConsumer(
                settings.cluster, group: group, member: name, worker: plan.group.name,
                instance: plan.comesBack ? plan.member : nil,
                own: settings.memberProperties + (plan.comesBack ? [] : settings.onlyMemberProperties),
                logger: log.logger)
            let side = try LogConsumer(
                settings.cluster, .committed, own: settings.consumerProperties, pipe: consumer.pipe, logger: log.logger)
            let producer = try KafkaProducer(
                settings.cluster, transactionalID: name, worker: plan.group.name, own: settings.transactionProperties,
                logger: log.logger)
            return (consumer, side, producer)
        }
        waker = KafkaWaker(pipe: consumer.pipe)
        try onKafka { () throws(KafkaError) in
            try takeTransactions()
            for topic in plan.followed {
                let place = TopicPartition(topic, .zero)
                let partition = log.catalogue.kafkaPartition(place)
                followed.append(FollowedTopic(place, try side.open(partition, at: PartitionOffset.beginning)))
            }
            try consumer.subscribe(to: [log.catalogue.kafkaName(plan.inbox)])
        }
    }

    /// Takes the transactional id: at once for a member that comes back, whose name nobody else has. The only member of a group
    /// waits for all its partitions: everyone who would be it has the same name, and would end the one who is.
    func takeTransactions() throws(KafkaError) {
        guard !isTransactional, plan.comesBack || held.count == Int(layout.partitions) else { return }
        try initTransactions()
        isTransactional = true
    }

    /// A coordinator that is just being found, or is ending what our predecessor left open, asks for patience.
    private func initTransactions() throws(KafkaError) {
        let deadline = ContinuousClock.now + log.settings.sessionRequestTimeout
        while true {
            do throws(KafkaError) {
                return try producer.initTransactions(timeout: log.settings.sessionRequestTimeout)
            } catch {
                guard error.recovery == .retry, ContinuousClock.now < deadline else { throw error }
                pause(.milliseconds(100))
            }
        }
    }

    /// A member whose session has timed out has no id until it has joined again.
    package var isMember: Bool { !held.isEmpty || consumer.memberID != nil }

    func requireOpen(_ operation: String) throws(LogError) {
        guard isClosed else { return }
        throw LogError(.closed, operation: operation, recovery: .reopen, message: "the session is closed")
    }

    func requireHolding(_ operation: String) throws(LogError) {
        try requireOpen(operation)
        guard held.isEmpty else { return }
        throw LogError(
            .invalidArgument, operation: operation, recovery: .stop,
            message: "the session has no partitions of \(plan.group)")
    }

    package func positions(_ partition: PartitionID) -> [InputPosition] {
        layout.inputs(of: partition).compactMap { committed[$0] }
    }

    /// Kafka compacts by itself.
    package func compact(
        _ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws(LogError) -> Bool { false }

    /// 1 abort what is open  2 leave  3 destroy. The partitions of a member that comes back stay its own until its session
    /// times out, so that a restart moves nothing.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        if case .none = stage {} else { try? producer.abortTransaction(timeout: .seconds(5)) }
        followed = []
        inputs = [:]
        topics = [:]
        consumer.close(forGood: leavesForGood)
    }
}
