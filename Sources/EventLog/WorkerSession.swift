/// What a worker's session reads and where its state goes.
package struct SessionPlan: Sendable {
    /// An input that is read beside the inbox, at a committed position of its own.
    package struct Sidecar: Sendable, Hashable {
        package let topic: TopicName
        /// `false`: partition p goes with partition p of the inbox. `true`: the topic has one partition, which goes with
        /// partition 0 of the inbox.
        package let isSingle: Bool
        /// Whether records that were deleted before they were read are passed over, because whoever wrote them was told
        /// how long they are kept, as with foreign systems' records. Elsewhere their loss is an error.
        package let mayExpire: Bool

        package init(_ topic: TopicName, isSingle: Bool = false, mayExpire: Bool = false) {
            self.topic = topic
            self.isSingle = isSingle
            self.mayExpire = mayExpire
        }
    }

    package var group: GroupName
    /// The topic whose partitions the group's members share.
    package var inbox: TopicName
    package var sidecars: [Sidecar]
    /// Topics of one partition that every session reads whole, from the beginning, with no committed position.
    package var followed: [TopicName]
    /// The topic that state goes through; as many partitions as the inbox.
    package var changelog: TopicName
    /// Stable name of this member, for example "host-1"; shown by `status`.
    package var member: String
    /// Whether this member comes back under its name, as a worker does after a restart: a log may then keep its partitions
    /// for it until its session times out. One that ends for good gives them up as it closes, and is the only member of its
    /// group: where another one lives, opening its session throws `.busy`, or its turn comes later.
    package var comesBack = true

    package init(
        group: GroupName, inbox: TopicName, sidecars: [Sidecar], followed: [TopicName], changelog: TopicName,
        member: String
    ) {
        self.group = group
        self.inbox = inbox
        self.sidecars = sidecars
        self.followed = followed
        self.changelog = changelog
        self.member = member
    }

    /// Whether this topic is a sidecar whose records may be deleted before they are read.
    package func mayExpire(_ topic: TopicName) -> Bool { sidecars.contains { $0.topic == topic && $0.mayExpire } }
}

/// How much one poll may return.
package struct PollLimits: Sendable {
    /// Records over all inputs. Default 4,096: about 2 MB of our events, some 20 ms of work.
    package var records = 4_096
    /// Bytes over all inputs; at least one record is returned whatever its size. Default 8 MiB.
    package var bytes = 8 * 1_024 * 1_024
    package init() {}
}

/// Records of an input that retention deleted before they were read.
package struct ExpiredRecords: Sendable, Hashable {
    package let input: TopicPartition
    /// The first that was not read.
    package let from: Offset
    /// The first that is left, or the end.
    package let to: Offset

    package init(_ input: TopicPartition, from: Offset, to: Offset) {
        self.input = input
        self.from = from
        self.to = to
    }
}

/// What a poll brought.
package enum SessionEvent: Sendable {
    /// These partitions are ours now. Restore each, then call ``WorkerSession/start(_:)``; no record comes before.
    case assigned([PartitionID])
    /// These partitions go to another member. Commit or abort, then call ``WorkerSession/release(_:)``.
    case revoked([PartitionID])
    /// These partitions are gone already. Abort; nothing of theirs can be committed any longer.
    case lost([PartitionID])
    /// Records; those of one topic partition are contiguous and in offset order, those of followed topics come first.
    case records([LogRecord])
    /// The time-out passed, or the waker rang.
    case idle
}

/// How far an input was read.
package struct InputPosition: Sendable, Hashable {
    package let input: TopicPartition
    /// The next record to read.
    package let next: Offset
    /// A note that stays with the position, at most 256 bytes; readers see it with the position.
    package let note: String

    package init(_ input: TopicPartition, next: Offset, note: String = "") {
        self.input = input
        self.next = next
        self.note = note
    }
}

/// Rings from any thread, so that the poll under way, or the next one, returns at once.
package protocol SessionWaker: Sendable {
    func wake()
}

/// One member of a consumer group that reads, decides and commits: all or nothing.
///
/// Thread: everything but the waker is called from one thread; calls block, each with a finite time-out.
/// Transactions: appends gather in the open transaction; `commit` makes them and the positions durable together;
/// `abort` drops them. The caller undoes its own state after an abort and reads again from the committed positions,
/// for which `rewind` puts the inputs back.
package protocol WorkerSession: AnyObject {
    associatedtype Waker: SessionWaker

    var waker: Waker { get }

    /// Whether it is a member of its group, or stands by for it; not while a cluster cannot be reached for so long that it counts
    /// as gone.
    var isMember: Bool { get }

    /// Waits until there is something to do, at most `timeout`.
    ///
    /// - Ordering: before a record of an input comes, every record of a followed topic that was appended 60 s or more
    ///   before it has come. A standby (another member holds the group) gets `.idle`, and `.assigned` once it is its turn.
    /// - Throws: ``LogError`` with `.reopen` once another member has taken over.
    func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent

    /// Hands every live record of the partition's changelog to `apply`, oldest first; a later one replaces an earlier one
    /// of its key, a tombstone removes it.
    func restore(_ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void) throws(LogError)

    /// Begins to deliver records of these partitions and their sidecars from their committed positions; from the first
    /// record where there is none.
    ///
    /// - Returns: records that were deleted before they were read, of inputs that may expire.
    /// - Throws: `.offsetOutOfRange` where any other input lost records so.
    @discardableResult
    func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords]

    /// Gives the partitions up after `.revoked`.
    func release(_ partitions: [PartitionID]) throws(LogError)

    /// The committed positions of the partition's inputs, as they were when it was assigned or last committed.
    func positions(_ partition: PartitionID) -> [InputPosition]

    /// Adds a record to the open transaction.
    ///
    /// - Returns: for the changelog, the offset that the record will have, where the log knows it already; it is valid
    ///   once the transaction is committed. For other topics `nil`.
    /// - Throws: `.recordTooLarge`, with the transaction left as it was.
    @discardableResult
    func append(_ record: OutgoingRecord) throws(LogError) -> Offset?

    /// Commits the appended records together with the positions. Inputs that are not named keep theirs.
    ///
    /// - Throws: ``LogError``. `.abort` and `.reopen` mean that nothing of it is visible or ever will be.
    func commit(_ positions: [InputPosition]) throws(LogError)

    /// Drops the open transaction and reads again from the committed positions. Followed topics are not read again.
    func abort() throws(LogError)

    /// Deletes records of the partition's changelog that are no longer live, a bounded piece at a time.
    ///
    /// While a transaction is open it does nothing and answers `false`, because a row that was appended in it may never be
    /// committed.
    ///
    /// - Parameter isLive: whether the row of this key was last written at this offset. May not call the session.
    /// - Returns: whether there is more to do. A log that compacts by itself answers `false` at once.
    func compact(_ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool) throws(LogError) -> Bool

    /// Leaves the group. Drops an open transaction. Called once; nothing may be called after it.
    func close()
}

extension WorkerSession {
    /// A log that is a file is always there.
    package var isMember: Bool { true }
}
