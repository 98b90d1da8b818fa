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
    /// Records to be written in the same commit, in their order.
    package var output: [OutgoingRecord] = []

    private let state: PartitionState

    init(key: StateKey, now: Instant, appendTime: AppendTime, partition: PartitionID, state: PartitionState) {
        self.key = key
        self.now = now
        self.appendTime = appendTime
        self.partition = partition
        self.state = state
    }

    /// Hands over a row's bytes as the processor wrote them, `nil` where there is none. Valid during the call alone.
    package func withRow<Result, Failure: Error>(
        _ key: StateKey, _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try state.table.withRow(key) { row throws(Failure) in
            guard let row, row.count >= StateRow.headBytes else { return try body(nil) }
            return try body(UnsafeRawBufferPointer(rebasing: row[StateRow.headBytes...]))
        }
    }

    /// Replaces a row of any key of this partition, and that key's deadline.
    ///
    /// - Parameter write: appends the row's bytes; what the buffer holds already stays.
    package func setRow(_ key: StateKey, deadline: Instant? = nil, _ write: (inout [UInt8]) -> Void) {
        let time = key == self.key ? now : state.head(of: key)?.time
        var row: [UInt8] = []
        row.reserveCapacity(512)
        StateRow(deadline: deadline, time: time).encode(into: &row)
        write(&row)
        state.set(key, to: row, deadline: deadline)
    }

    package func removeRow(_ key: StateKey) { state.set(key, to: nil, deadline: nil) }
}
