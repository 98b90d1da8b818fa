package import CloudEvents
package import EventLog

/// One event or deadline in hand: what the processor may see, and where it leaves what follows.
package struct Turn {
    /// The key that the event or the deadline belongs to.
    package let key: StateKey
    /// The key's time after the record; where a deadline fires, its instant.
    package let now: Instant
    /// Append time of the record in hand.
    package let appendTime: AppendTime
    package let partition: PartitionID
    /// Records to be written in the same commit, in their order; those of earlier turns stand there already.
    package var output: [OutgoingRecord] = []

    private let state: PartitionState
    /// Of the event in hand, as long as it is not noted in a row; then, and where a deadline fires, `nil`.
    var unseen: UInt64?

    init(key: StateKey, now: Instant, appendTime: AppendTime, partition: PartitionID, state: PartitionState) {
        self.key = key
        self.now = now
        self.appendTime = appendTime
        self.partition = partition
        self.state = state
    }

    /// A row's bytes as the processor wrote them, `nil` where there is none. Valid until a row is changed.
    package func row(_ key: StateKey) -> UnsafeRawBufferPointer? {
        state.row(key)
    }

    /// Replaces a row of any key of this partition, and that key's deadline.
    ///
    /// - Parameter write: appends the row's bytes; what the buffer holds already stays.
    package mutating func setRow(_ key: StateKey, deadline: Instant? = nil, _ write: (inout [UInt8]) -> Void) {
        guard key == self.key else {
            return state.set(key, StateRow.Head(deadline: deadline, time: state.head(of: key)?.time), write)
        }
        // The event is noted in the same writing of the row.
        state.set(key, StateRow.Head(deadline: deadline, time: now), seeing: unseen.take(), write)
    }

    package func removeRow(_ key: StateKey) { state.remove(key) }
}
