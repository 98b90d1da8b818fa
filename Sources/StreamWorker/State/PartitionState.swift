import CloudEvents
import EventLog

/// Everything that one partition's processing remembers: rows, deadlines, clock, what was seen.
final class PartitionState {
    let table = StateTable()
    private var deadlines = DeadlineQueue()
    private(set) var clock = PartitionClock()
    /// Rows are put together here, one after the other.
    private var buffer: [UInt8] = []
    private static let clockKey = StateKey(.partition, UUIDValue(high: 0, low: 0))

    // MARK: Rows

    func head(of key: StateKey) -> StateRow.Head? { stateRow(key)?.head }

    /// The processor's row, `nil` where there is none. Valid until a row is changed.
    func row(_ key: StateKey) -> UnsafeRawBufferPointer? { stateRow(key)?.content }

    /// Replaces the processor's row of a key, and the key's deadline and time.
    ///
    /// - Parameter identity: of an event that is noted under the key at once, as ``see(_:_:)`` does.
    /// - Parameter write: appends the row's bytes; what the buffer holds already stays.
    func set(
        _ key: StateKey, _ head: StateRow.Head, seeing identity: UInt64? = nil, _ write: (inout [UInt8]) -> Void
    ) {
        let slot = change(key) { old, bytes in
            let seen = SeenHashes(before: identity, old?.seen)
            StateRow.encode(head, hasContent: true, seen: seen.count(with: identity), into: &bytes)
            write(&bytes)
            seen.append(with: identity, to: &bytes)
        }
        if let slot { deadlines.set(slot, to: head.deadline, table.key) }
    }

    /// Removes the processor's row of a key, with deadline and time. What was seen stays.
    func remove(_ key: StateKey) {
        guard let old = stateRow(key) else { return }
        let slot: Int?
        if old.seen.count == 0 {
            slot = table.set(key, to: nil)
        } else {
            slot = change(key) { old, bytes in
                StateRow.encode(.init(), hasContent: false, seen: old?.seen.count ?? 0, into: &bytes)
                if let old { bytes.append(contentsOf: old.seen.bytes) }
            }
        }
        if let slot { deadlines.set(slot, to: nil, table.key) }
    }

    private func stateRow(_ key: StateKey) -> StateRow? { table.row(key).flatMap(StateRow.init) }

    /// Puts a row together from the old one.
    private func change(_ key: StateKey, _ write: (StateRow?, inout [UInt8]) -> Void) -> Int? {
        // Taken out, so that the array is this call's alone and its storage is used again.
        var bytes = buffer
        buffer = []
        defer { buffer = bytes }
        bytes.removeAll(keepingCapacity: true)
        write(stateRow(key), &bytes)
        return bytes.withUnsafeBytes { table.set(key, to: $0) }
    }

    /// The earliest deadline.
    func firstDeadline() -> (key: StateKey, instant: Instant)? {
        deadlines.first.map { (table.key(of: $0.slot), $0.instant) }
    }

    // MARK: Seen

    /// Whether an event was noted under a key.
    ///
    /// Bound: the last ``SeenHashes/limit`` of a key are remembered.
    func isSeen(_ identity: UInt64, _ key: StateKey) -> Bool { stateRow(key)?.seen.contains(identity) ?? false }

    /// Notes an event under a key.
    func see(_ identity: UInt64, _ key: StateKey) {
        _ = change(key) { old, bytes in
            let seen = SeenHashes(before: identity, old?.seen)
            StateRow.encode(
                old?.head ?? .init(), hasContent: old?.content != nil, seen: seen.count(with: identity), into: &bytes)
            if let content = old?.content { bytes.append(contentsOf: content) }
            seen.append(with: identity, to: &bytes)
        }
    }

    // MARK: Clock

    func change(_ body: (inout PartitionClock) -> Void) {
        let before = clock
        body(&clock)
        guard clock != before else { return }
        clock.encoded.withUnsafeBytes { _ = table.set(Self.clockKey, to: $0) }
    }

    // MARK: Life

    func restore(_ key: StateKey, _ row: UnsafeRawBufferPointer?, at offset: Offset) {
        table.restore(key, row, at: offset)
    }

    /// Rebuilds what follows from the rows. Called once, after the last row was restored.
    func finishRestore() {
        readClock()
        table.visitRows { slot, row in
            if let deadline = deadline(of: slot, row) { deadlines.load(slot, deadline) }
        }
        deadlines.finishLoading(table.key)
    }

    func rollBack() {
        table.rollBack { slot, row in
            deadlines.set(slot, to: row.flatMap { deadline(of: slot, $0) }, table.key)
        }
        readClock()
    }

    private func deadline(of slot: Int, _ row: UnsafeRawBufferPointer) -> Instant? {
        table.key(of: slot).store.hasHead ? StateRow(row)?.head.deadline : nil
    }

    private func readClock() { clock = table.row(Self.clockKey).flatMap(PartitionClock.init) ?? PartitionClock() }
}

extension StateKey.Store {
    /// Whether rows are ``StateRow``s.
    var hasHead: Bool { self != .partition }
}
