import CloudEvents
import EventLog

/// The rows of one partition, in memory: a hash table that is small per row, remembers what the open transaction changed,
/// and can undo it.
///
/// Cost: 40 bytes and one heap block of the row's size per row, and 8 to 16 bytes of index. Thread: the lane's.
final class StateTable {
    private var entries = PagedArray<Entry>()
    private var freeSlots: [UInt32] = []
    private var index = SlotIndex()
    private var dirty: [Change] = []

    private struct Entry {
        var high: UInt64
        var low: UInt64
        var bytes: UnsafeMutableRawPointer?
        /// Where the row was last written in the changelog; -1 while it is not.
        var offset: Int64
        /// Length of `bytes` in the low 28 bits, store number in the high 4.
        var lengthAndStore: UInt32
        /// Position in `dirty` plus one; 0 for a row that the open transaction has not touched.
        var dirtyPosition: UInt32

        var length: Int { Int(lengthAndStore & 0x0fff_ffff) }
        var store: UInt8 { UInt8(truncatingIfNeeded: lengthAndStore >> 28) }
        var contents: UnsafeRawBufferPointer? { bytes.map { UnsafeRawBufferPointer(start: $0, count: length) } }
    }

    /// What a touched row was before the transaction.
    private struct Change {
        var slot: UInt32
        var bytes: UnsafeMutableRawPointer?
        var length: Int
        var offset: Int64
    }

    deinit {
        for change in dirty { change.bytes?.deallocate() }
        for slot in 0..<entries.count { entries[slot].bytes?.deallocate() }
    }

    /// Rows that are there.
    private(set) var count = 0

    /// Rows that the open transaction touched.
    var dirtyCount: Int { dirty.count }

    /// The row's bytes, `nil` where there is none. Valid until a row is changed.
    func row(_ key: StateKey) -> UnsafeRawBufferPointer? { find(key).flatMap { entries[$0].contents } }

    /// Replaces the row, or removes it with `nil`, as part of the open transaction.
    func set(_ key: StateKey, to row: UnsafeRawBufferPointer?) {
        guard let slot = find(key) ?? row.map({ _ in insert(key) }) else { return }
        let old = entries[slot]
        if old.dirtyPosition == 0 {
            dirty.append(
                Change(slot: UInt32(slot), bytes: old.bytes, length: old.length, offset: old.offset))
            entries[slot].dirtyPosition = UInt32(dirty.count)
        } else {
            old.bytes?.deallocate()
        }
        if old.bytes == nil, row != nil { count += 1 }
        if old.bytes != nil, row == nil { count -= 1 }
        write(row, to: slot)
    }

    /// Hands every row that the transaction touched to `body`, in the order of the first touch; `body` writes it to the
    /// changelog and answers where it will stand there.
    func writeChanges<Failure: Error>(
        _ body: (StateKey, UnsafeRawBufferPointer?) throws(Failure) -> Offset?
    ) throws(Failure) {
        for change in dirty {
            let slot = Int(change.slot)
            let entry = entries[slot]
            entries[slot].offset = try body(key(of: entry), entry.contents)?.number ?? -1
        }
    }

    /// Ends the transaction and keeps its changes.
    func commit() {
        for change in dirty {
            change.bytes?.deallocate()
            let slot = Int(change.slot)
            entries[slot].dirtyPosition = 0
            if entries[slot].bytes == nil { remove(slot) }
        }
        dirty.removeAll(keepingCapacity: dirty.count <= 65_536)
    }

    /// Ends the transaction and undoes its changes.
    ///
    /// - Parameter undone: is handed every row that is as it was again.
    func rollBack(_ undone: (StateKey, UnsafeRawBufferPointer?) -> Void) {
        for change in dirty {
            let slot = Int(change.slot)
            let hadBytes = entries[slot].bytes != nil
            entries[slot].bytes?.deallocate()
            entries[slot].bytes = change.bytes
            entries[slot].lengthAndStore = UInt32(change.length) | UInt32(entries[slot].store) << 28
            entries[slot].dirtyPosition = 0
            if hadBytes, change.bytes == nil { count -= 1 }
            if !hadBytes, change.bytes != nil { count += 1 }
            entries[slot].offset = change.offset
            undone(key(of: entries[slot]), entries[slot].contents)
            if change.bytes == nil { remove(slot) }
        }
        dirty.removeAll()
    }

    /// Puts a row in place as the changelog has it, outside any transaction.
    func restore(_ key: StateKey, _ row: UnsafeRawBufferPointer?, at offset: Offset) {
        guard let slot = find(key) ?? row.map({ _ in insert(key) }) else { return }
        let old = entries[slot].bytes
        old?.deallocate()
        if old == nil, row != nil { count += 1 }
        if old != nil, row == nil { count -= 1 }
        write(row, to: slot)
        entries[slot].offset = offset.number
        if row == nil { remove(slot) }
    }

    /// Where the row was last written in the changelog: `nil` where there is no such row, negative where it is not known.
    func place(of key: StateKey) -> Int64? { find(key).map { entries[$0].offset } }

    /// Hands over every row. Order: none that means anything.
    func visitRows(_ body: (StateKey, UnsafeRawBufferPointer) -> Void) {
        for slot in 0..<entries.count {
            let entry = entries[slot]
            if let contents = entry.contents { body(key(of: entry), contents) }
        }
    }

    // MARK: Slots

    private func key(of entry: Entry) -> StateKey {
        StateKey(StateKey.Store(kept: entry.store), UUIDValue(high: entry.high, low: entry.low))
    }

    private func write(_ row: UnsafeRawBufferPointer?, to slot: Int) {
        var copy: UnsafeMutableRawPointer?
        if let row {
            let block = UnsafeMutableRawPointer.allocate(byteCount: max(row.count, 1), alignment: 1)
            if let start = row.baseAddress { block.copyMemory(from: start, byteCount: row.count) }
            copy = block
        }
        entries[slot].bytes = copy
        entries[slot].lengthAndStore = UInt32(row?.count ?? 0) | UInt32(entries[slot].store) << 28
    }

    private func find(_ key: StateKey) -> Int? {
        index.find(SlotIndex.hash(key)) { slot in
            let entry = entries[slot]
            return entry.low == key.id.low && entry.high == key.id.high && entry.store == key.store.number
        }
    }

    private func insert(_ key: StateKey) -> Int {
        let entry = Entry(
            high: key.id.high, low: key.id.low, bytes: nil, offset: -1,
            lengthAndStore: UInt32(key.store.number) << 28, dirtyPosition: 0)
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = Int(free)
            entries[slot] = entry
        } else {
            slot = entries.count
            entries.append(entry)
        }
        index.insert(slot, hash: SlotIndex.hash(key)) { SlotIndex.hash(self.key(of: self.entries[$0])) }
        return slot
    }

    private func remove(_ slot: Int) {
        index.remove(slot, hash: SlotIndex.hash(key(of: entries[slot]))) {
            SlotIndex.hash(self.key(of: self.entries[$0]))
        }
        entries[slot].bytes = nil
        entries[slot].lengthAndStore &= 0xf000_0000
        freeSlots.append(UInt32(slot))
    }
}
