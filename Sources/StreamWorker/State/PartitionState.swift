import CloudEvents
import EventLog

/// Everything that one partition's processing remembers: rows, deadlines, clock, what was seen.
final class PartitionState {
    let table = StateTable()
    private var deadlines = DeadlineQueue()
    private(set) var clock = PartitionClock()
    /// Where a row is put together before it is kept.
    private var scratch: [UInt8] = []
    private static let clockKey = StateKey(.partition, UUIDValue(high: 0, low: 0))

    // MARK: Rows

    func head(of key: StateKey) -> StateRow? { table.row(key).flatMap(StateRow.init) }

    /// Replaces a row, head and all, and notes its deadline.
    ///
    /// - Parameter write: appends the row's bytes.
    func set(_ key: StateKey, deadline: Instant?, _ write: (inout [UInt8]) -> Void) {
        scratch.removeAll(keepingCapacity: true)
        write(&scratch)
        scratch.withUnsafeBytes { table.set(key, to: $0) }
        if let deadline { note(deadline, of: key) }
    }

    private func note(_ deadline: Instant, of key: StateKey) {
        deadlines.push(.init(instant: deadline.milliseconds, key: key))
        if deadlines.count > 2 * table.count + 1_024 { deadlines.prune { self.isValid($0) } }
    }

    private func isValid(_ entry: DeadlineQueue.Entry) -> Bool {
        head(of: entry.key)?.deadline?.milliseconds == entry.instant
    }

    /// The earliest deadline that counts.
    func firstDeadline() -> (key: StateKey, instant: Instant)? {
        while let entry = deadlines.first {
            if isValid(entry) { return (entry.key, Instant(milliseconds: entry.instant)) }
            deadlines.popFirst()
        }
        return nil
    }

    // MARK: Seen

    /// Notes an event under a key; answers whether it was there already.
    ///
    /// Bound: the last ``SeenHashes/limit`` of a key are remembered.
    func isSeen(_ identity: UInt64, _ id: UUIDValue) -> Bool {
        SeenHashes.contains(identity, in: table.row(StateKey(.seen, id)))
    }

    func see(_ identity: UInt64, _ id: UUIDValue) {
        let key = StateKey(.seen, id)
        scratch.removeAll(keepingCapacity: true)
        SeenHashes.add(identity, to: table.row(key), in: &scratch)
        scratch.withUnsafeBytes { table.set(key, to: $0) }
    }

    // MARK: Clock

    func change(_ body: (inout PartitionClock) -> Void) {
        let before = clock
        body(&clock)
        guard clock != before else { return }
        clock.encoded.withUnsafeBytes { table.set(Self.clockKey, to: $0) }
    }

    // MARK: Life

    func restore(_ key: StateKey, _ row: UnsafeRawBufferPointer?, at offset: Offset) {
        table.restore(key, row, at: offset)
    }

    /// Rebuilds what follows from the rows. Called once, after the last row was restored.
    func finishRestore() {
        clock = table.row(Self.clockKey).flatMap(PartitionClock.init) ?? PartitionClock()
        table.visitRows { key, row in
            if key.store.hasHead, let deadline = StateRow(row)?.deadline { note(deadline, of: key) }
        }
    }

    func rollBack() {
        table.rollBack { key, row in
            if key.store.hasHead, let deadline = row.flatMap(StateRow.init)?.deadline { note(deadline, of: key) }
        }
        clock = table.row(Self.clockKey).flatMap(PartitionClock.init) ?? PartitionClock()
    }
}

extension StateKey.Store {
    /// Whether rows begin with a ``StateRow``.
    var hasHead: Bool { self != .seen && self != .partition }
}
