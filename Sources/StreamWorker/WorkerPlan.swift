package import CloudEvents
package import EventLog

/// What one worker reads and writes.
package struct WorkerPlan: Sendable {
    package var session: SessionPlan
    /// Where records go that cannot be used; as many partitions as the inbox.
    package var deadLetters: TopicName
    /// Every reason that a dead letter may have.
    package var deadLetterReasons: [String]
    /// Makes the record that a tick is, without a time (its append time counts), given the deadline that asks for it.
    package var tick: @Sendable (PartitionID, Instant) -> OutgoingRecord

    package init(
        session: SessionPlan, deadLetters: TopicName, deadLetterReasons: [String] = [],
        tick: @escaping @Sendable (PartitionID, Instant) -> OutgoingRecord
    ) {
        self.session = session
        self.deadLetters = deadLetters
        self.deadLetterReasons = deadLetterReasons
        self.tick = tick
    }
}

/// When the open transaction is committed (whichever limit comes first; at once when the inputs are drained), and when
/// the worker ticks.
package struct LaneSettings: Sendable {
    /// How long a transaction gathers under load before it is committed; longer where commits themselves take more than a
    /// quarter of it (``CommitPace``). Range 10 ms ... 60 s. Default 100 ms.
    package var commitInterval: Duration = .milliseconds(100)
    /// What slow commits stretch that to at most; well below the time after which a cluster aborts a transaction. Default 1 s.
    package var longestInterval: Duration = .seconds(1)
    /// Rows of state one transaction may change; bounds its memory to some 20 MB. Default 50,000.
    package var commitRows = 50_000
    /// How much one poll may return.
    package var poll = PollLimits()
    /// Whether the worker appends ticks of its own when deadlines pass.
    package var ticks = true
    /// How long after a deadline the worker ticks: records under way get their chance first. Default 10 s.
    package var tickGrace: Duration = .seconds(10)
    /// Deadlines that fire between two commits. Default 4,096.
    package var firingsPerCommit = 4_096
    /// Changelog records beyond the live ones after which compaction begins. Default 20,000.
    package var compactionSlack = 20_000

    package init() {}
}
