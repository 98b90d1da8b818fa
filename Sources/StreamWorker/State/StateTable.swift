import CloudEvents
import EventLog

/// The rows of one partition, in memory: a hash table that is small per row, remembers what the open transaction changed,
/// and can undo it.
///
/// Cost: 32 bytes, the row and 4 bytes of length, rounded up to eight, and 6 to 11 bytes of index per row. Thread: the lane's.
final class StateTable {
    private var entries = PagedArray<Entry>()
    private var freeSlots: [UInt32] = []
    private var index = SlotIndex()
    private var pool = BlockPool()
    private var dirty: [Change] = []
    /// The row that was found last; an event looks for its own several times.
    private var latest = -1

    private struct Entry {
        let high: UInt64
        let low: UInt64
        /// `nil`: a removed row, or one that is not there yet.
        var block: Block?
        /// From bit 0: place in the changelog plus one, 0 while it is not known. Bit 51: changed by the open transaction.
        /// From bit 52: the store's number.
        private var bits: UInt64

        private static let placeBits: UInt64 = 1 << 51 - 1
        private static let dirtyBit: UInt64 = 1 << 51

        init(_ key: StateKey) {
            high = key.id.high
            low = key.id.low
            bits = UInt64(key.store.number) << 52
        }

        var key: StateKey {
            StateKey(StateKey.Store(kept: UInt8(truncatingIfNeeded: bits >> 52)), UUIDValue(high: high, low: low))
        }

        func holds(_ key: StateKey) -> Bool {
            low == key.id.low && high == key.id.high && bits >> 52 == UInt64(key.store.number)
        }

        /// -1 while it is not known.
        var place: Int64 {
            get { Int64(bits & Self.placeBits) - 1 }
            set { bits = bits & ~Self.placeBits | UInt64(bitPattern: newValue + 1) & Self.placeBits }
        }

        var isDirty: Bool {
            get { bits & Self.dirtyBit != 0 }
            set { bits = newValue ? bits | Self.dirtyBit : bits & ~Self.dirtyBit }
        }
    }

    /// What a touched row was before the transaction.
    private struct Change {
        let slot: UInt32
        let block: Block?
        let place: Int64
    }

    deinit {
        for change in dirty { free(change.block) }
        for slot in 0..<entries.count { free(entries[slot].block) }
    }

    /// Rows that are there.
    private(set) var count = 0

    /// Rows that the open transaction touched.
    var dirtyCount: Int { dirty.count }

    /// The row's bytes, `nil` where there is none. Valid until the table changes.
    func row(_ key: StateKey) -> UnsafeRawBufferPointer? { find(key).flatMap { entries[$0].block?.bytes } }

    /// Replaces the row, or removes it with `nil`, as part of the open transaction.
    ///
    /// - Returns: the row's slot, which is its own until it is removed and that is committed; `nil` where a row that is not
    ///   there was removed.
    @discardableResult
    func set(_ key: StateKey, to row: UnsafeRawBufferPointer?) -> Int? {
        guard let slot = find(key) ?? row.map({ _ in insert(key) }) else { return nil }
        let old = entries[slot]
        if old.isDirty {
            free(old.block)
        } else {
            dirty.append(Change(slot: UInt32(slot), block: old.block, place: old.place))
            entries[slot].isDirty = true
        }
        put(row.map(newBlock), in: slot)
        return slot
    }

    /// Hands every row that the transaction touched to `body`, in the order of the first touch; `body` writes it to the
    /// changelog and answers where it will stand there.
    func writeChanges<Failure: Error>(
        _ body: (StateKey, UnsafeRawBufferPointer?) throws(Failure) -> Offset?
    ) throws(Failure) {
        for change in dirty {
            let slot = Int(change.slot)
            let entry = entries[slot]
            let place = try body(entry.key, entry.block?.bytes)?.number ?? -1
            entries[slot].place = place
        }
    }

    /// Ends the transaction and keeps its changes.
    func commit() {
        for change in dirty {
            free(change.block)
            let slot = Int(change.slot)
            entries[slot].isDirty = false
            if entries[slot].block == nil { remove(slot) }
        }
        dirty.removeAll(keepingCapacity: dirty.count <= 65_536)
    }

    /// Ends the transaction and undoes its changes.
    ///
    /// - Parameter undone: is handed the slot and the bytes of every row that is as it was again.
    func rollBack(_ undone: (Int, UnsafeRawBufferPointer?) -> Void) {
        for change in dirty {
            let slot = Int(change.slot)
            free(entries[slot].block)
            put(change.block, in: slot)
            entries[slot].isDirty = false
            entries[slot].place = change.place
            undone(slot, change.block?.bytes)
            if change.block == nil { remove(slot) }
        }
        dirty.removeAll()
    }

    /// Puts a row in place as the changelog has it, outside any transaction.
    func restore(_ key: StateKey, _ row: UnsafeRawBufferPointer?, at offset: Offset) {
        guard let slot = find(key) ?? row.map({ _ in insert(key) }) else { return }
        free(entries[slot].block)
        put(row.map(newBlock), in: slot)
        entries[slot].place = offset.number
        if row == nil { remove(slot) }
    }

    /// Where the row was last written in the changelog: `nil` where there is no such row, negative where it is not known.
    func place(of key: StateKey) -> Int64? { find(key).map { entries[$0].place } }

    /// The key of a row that is there.
    func key(of slot: Int) -> StateKey { entries[slot].key }

    /// Hands over every row with its slot. Order: none that means anything.
    func visitRows(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
        for slot in 0..<entries.count {
            if let block = entries[slot].block { body(slot, block.bytes) }
        }
    }

    // MARK: Slots

    private func put(_ block: Block?, in slot: Int) {
        count += (block == nil ? 0 : 1) - (entries[slot].block == nil ? 0 : 1)
        entries[slot].block = block
    }

    private func find(_ key: StateKey) -> Int? {
        if latest >= 0, entries[latest].holds(key) { return latest }
        let found = index.find(SlotIndex.hash(key)) { entries[$0].holds(key) }
        if let found { latest = found }
        return found
    }

    private func insert(_ key: StateKey) -> Int {
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = Int(free)
            entries[slot] = Entry(key)
        } else {
            slot = entries.count
            entries.append(Entry(key))
        }
        index.insert(slot, hash: SlotIndex.hash(key)) { SlotIndex.hash(entries[$0].key) }
        latest = slot
        return slot
    }

    private func remove(_ slot: Int) {
        index.remove(slot, hash: SlotIndex.hash(entries[slot].key)) { SlotIndex.hash(entries[$0].key) }
        freeSlots.append(UInt32(slot))
        if latest == slot { latest = -1 }
    }

    // MARK: Blocks

    /// A row in memory: its length (4 bytes) and its bytes.
    private struct Block {
        static let headBytes = 4

        let start: UnsafeMutableRawPointer

        var bytes: UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(start: start + Self.headBytes, count: Int(start.load(as: UInt32.self)))
        }
    }

    private func newBlock(_ row: UnsafeRawBufferPointer) -> Block {
        let block = pool.allocate(Block.headBytes + row.count)
        block.storeBytes(of: UInt32(row.count), as: UInt32.self)
        if let start = row.baseAddress { (block + Block.headBytes).copyMemory(from: start, byteCount: row.count) }
        return Block(start: block)
    }

    private func free(_ block: Block?) {
        if let block { pool.deallocate(block.start, Block.headBytes + block.bytes.count) }
    }
}
