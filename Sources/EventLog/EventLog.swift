/// A partitioned, ordered, transactional log.
///
/// A topic has partitions, a partition is ordered; records are read by position and appended at the end. Every
/// implementation passes the conformance suite of `EventLogTesting`.
package protocol EventLog: Sendable {
    associatedtype Session: WorkerSession
    associatedtype Publisher: LogPublisher
    associatedtype Reader: LogReader
    associatedtype Member: GroupMember

    /// Whether topics may be there that are no part of the installation and belong to somebody else.
    var holdsOthersTopics: Bool { get }

    /// Creates the topics that are missing.
    ///
    /// - Throws: `.topicMismatch` where a topic has another number of partitions.
    func create(_ plan: TopicPlan) throws(LogError)

    /// Joins a group. Returns at once, also where another member holds the group's partitions.
    ///
    /// - Throws: `.busy` where the session's member does not come back, a member of the group lives, and the log can tell.
    func openSession(_ plan: SessionPlan) throws(LogError) -> Session

    func makePublisher() throws(LogError) -> Publisher

    func makeReader() throws(LogError) -> Reader

    /// Joins a group as the one member that it has: to keep a place while reading these topics through a reader.
    ///
    /// - Parameter name: what others are told who holds the group.
    /// - Throws: `.busy` where a member of the group lives.
    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> Member

    /// Deletes the records of a partition that lie before an offset. What follows keeps its offsets, and the partition's end
    /// stays where it is.
    func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError)

    /// Puts a group at these places, as if it had committed them; one that is new comes to be. Inputs that are not named keep
    /// theirs.
    ///
    /// - Throws: `.busy` where a member of the group lives.
    func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError)

    /// Makes the topics ready to be copied into: those that are missing are created, records keep the append times that
    /// ``LogPublisher/publish(_:appended:)`` brings, and none goes for its age.
    ///
    /// - Throws: `.topicMismatch` as ``create(_:)`` does.
    func beginCopy(_ plan: TopicPlan) throws(LogError)

    /// Ends that: from here on the log gives append times by itself, and records go when the plan says so.
    func endCopy(_ plan: TopicPlan) throws(LogError)
}

/// Appends records from outside the workers.
package protocol LogPublisher: Sendable {
    /// Appends the records; each partition's stay in their order.
    ///
    /// Suspends while too much is under way. The log keeps no queue: a call that waits holds its own records and nothing
    /// else, so memory is bounded by who calls, each with as many calls at a time as it can afford. Returned means durable: all of them are on disk (or acknowledged by all
    /// in-sync replicas). Thrown means that some may be there and some not; publishing the same events again is safe,
    /// because readers drop the second of an id.
    ///
    /// - Returns: where each landed, in the records' order.
    func publish(_ records: [OutgoingRecord]) async throws(LogError) -> [RecordPosition]

    /// Appends records that keep their append times; into topics that ``EventLog/beginCopy(_:)`` made ready.
    ///
    /// - Parameter times: one for each record; never falling within a partition.
    func publish(_ records: [OutgoingRecord], appended times: [AppendTime]) async throws(LogError)

    /// Lets what is under way finish.
    func close() async
}

/// A topic as the log has it.
package struct TopicDescription: Sendable, Hashable {
    package let spec: TopicSpec
    package init(_ spec: TopicSpec) { self.spec = spec }
}

/// The first record kept and the place of the next one. Equal where the partition is empty.
package struct PartitionBounds: Sendable, Hashable {
    package let first: Offset
    package let end: Offset

    package init(first: Offset, end: Offset) {
        self.first = first
        self.end = end
    }
}

/// A group as the log has it.
package struct GroupDescription: Sendable, Hashable {
    package let name: GroupName
    /// Name of the member that holds the group's partitions; `nil` where none lives. (Several on Kafka: their names
    /// with commas.)
    package let holder: String?
    /// Counts up with each take-over.
    package let epoch: Int64
    package let positions: [InputPosition]
    /// Those of the positions' inputs whose committed offsets the log has forgotten: their places come from the group's
    /// changelog, and have no note. Filled by ``LogReader/group(_:reading:changelog:)`` alone.
    package let forgotten: Set<TopicPartition>

    package init(
        name: GroupName, holder: String?, epoch: Int64, positions: [InputPosition],
        forgotten: Set<TopicPartition> = []
    ) {
        self.name = name
        self.holder = holder
        self.epoch = epoch
        self.positions = positions
        self.forgotten = forgotten
    }
}

/// Reads without a group; sees committed records only. Thread: one at a time; calls block shortly.
package protocol LogReader: Sendable {
    func topics() throws(LogError) -> [TopicDescription]

    /// Those of these topics that are there, by name. Cheaper than ``topics()`` on a log that others share.
    func topics(named names: [TopicName]) throws(LogError) -> [TopicDescription]

    func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds

    /// Up to where it is decided what a reader sees: no record before it belongs to a transaction that is open. At most the
    /// partition's end, and the end itself where nothing is open.
    func stableEnd(of place: TopicPartition) throws(LogError) -> Offset

    /// The first record that was appended at or after `time`; the end where there is none.
    func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset

    /// The next records from `offset` on, at most as many as the limits say; empty where the stable end is reached.
    ///
    /// Records that retention or compaction removed are left out.
    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) throws(LogError) -> [LogRecord]

    /// Every group that ever committed or has a live member.
    ///
    /// - Throws: where part of the log gives no answer: a group that is not listed is not there.
    func groups() throws(LogError) -> [GroupDescription]

    /// One group; `nil` where it never committed and has no live member.
    ///
    /// - Throws: where that cannot be known at the moment.
    func group(_ name: GroupName) throws(LogError) -> GroupDescription?

    /// Where a group stands in these inputs, none of it still to come: whatever a reader sees of the group's commits, their
    /// positions are among these. `nil` while a transaction that moves them is not decided.
    func stablePositions(of group: GroupName, in inputs: [TopicPartition]) throws(LogError) -> [InputPosition]?

    /// Blocks until something was appended since the last call, at most `timeout`. May return without that, and the first
    /// call does: look, then wait again.
    func waitForAppends(timeout: Duration) throws(LogError)
}
