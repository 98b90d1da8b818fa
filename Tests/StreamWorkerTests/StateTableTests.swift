import CloudEvents
import EventLog
import SeededRandom
import Testing

@testable import StreamWorker

@Suite("Rows of state in memory")
struct StateTableTests {
    private static func key(_ number: UInt64) -> StateKey {
        StateKey(.leads, UUIDValue(high: number &* 0x9e37_79b9_7f4a_7c15, low: number))
    }

    private static func contents(_ table: StateTable, _ key: StateKey) -> [UInt8]? {
        table.row(key).map { Array($0) }
    }

    private static func set(_ table: StateTable, _ key: StateKey, _ row: [UInt8]?) {
        if let row { row.withUnsafeBytes { _ = table.set(key, to: $0) } } else { table.set(key, to: nil) }
    }

    @Test("a table does what a dictionary does, over random changes, commits and undos", arguments: [1, 2, 3, 4])
    func equalsModel(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let table = StateTable()
        var kept: [UInt64: [UInt8]] = [:]
        var open = kept
        for _ in 0..<20_000 {
            let number = UInt64.random(in: 0..<500, using: &random)
            switch Int.random(in: 0..<100, using: &random) {
            case 0:
                table.commit()
                kept = open
            case 1:
                table.rollBack { _, _ in }
                open = kept
            case 2..<30:
                Self.set(table, Self.key(number), nil)
                open[number] = nil
            default:
                let row = [UInt8](
                    repeating: UInt8.random(in: 0...255, using: &random), count: Int.random(in: 0..<40, using: &random))
                Self.set(table, Self.key(number), row)
                open[number] = row
            }
            #expect(table.count == open.count)
            #expect(Self.contents(table, Self.key(number)) == open[number])
        }
        for number in 0..<500 { #expect(Self.contents(table, Self.key(UInt64(number))) == open[UInt64(number)]) }
    }

    @Test("a row that changes several times in a transaction is written once, with its last value")
    func coalesces() throws {
        let table = StateTable()
        for value in 1...3 { Self.set(table, Self.key(7), [UInt8(value)]) }
        var written: [[UInt8]?] = []
        table.writeChanges { _, row in
            written.append(row.map { Array($0) })
            return Offset(5)
        }
        #expect(written == [[3]])
        #expect(table.place(of: Self.key(7)) == 5)
    }

    @Test("undoing a transaction that was written to the changelog brings the old place back")
    func rollBackRestoresPlace() throws {
        let table = StateTable()
        Self.set(table, Self.key(1), [1])
        table.writeChanges { _, _ in Offset(10) }
        table.commit()
        Self.set(table, Self.key(1), [2])
        table.writeChanges { _, _ in Offset(11) }
        table.rollBack { _, _ in }
        #expect(table.place(of: Self.key(1)) == 10)
        #expect(Self.contents(table, Self.key(1)) == [1])
    }

    @Test("removed rows leave no place behind, and their slots are used again")
    func removalFreesSlots() {
        let table = StateTable()
        for round in 0..<10 {
            for number in 0..<1_000 { Self.set(table, Self.key(UInt64(number)), [UInt8(round)]) }
            table.commit()
            for number in 0..<1_000 { Self.set(table, Self.key(UInt64(number)), nil) }
            table.commit()
        }
        #expect(table.count == 0)
        #expect(table.place(of: Self.key(3)) == nil)
    }
}

@Suite("Deadlines and what was seen")
struct DeadlineTests {
    @Test("deadlines come in the order of their instants, equal ones in the order of their keys")
    func order() {
        var random = SplitMix64(seed: 11)
        var queue = DeadlineQueue()
        let keys = (0..<500).map { _ in
            StateKey(
                .leads,
                UUIDValue(
                    high: UInt64.random(in: 0..<9, using: &random), low: UInt64.random(in: 0..<99, using: &random)))
        }
        var deadlines: [Int: Instant] = [:]
        for _ in 0..<5_000 {
            let slot = Int.random(in: keys.indices, using: &random)
            let deadline = Int.random(in: 0..<4, using: &random) == 0 ? nil : Int64.random(in: 0..<50, using: &random)
            deadlines[slot] = deadline.map { Instant(milliseconds: $0) }
            queue.set(slot, to: deadlines[slot]) { keys[$0] }
            guard let first = queue.first else {
                #expect(deadlines.isEmpty)
                continue
            }
            #expect(deadlines[first.slot] == first.instant)
            #expect(deadlines.values.min() == first.instant)
        }
        var loaded = DeadlineQueue()
        for (slot, deadline) in deadlines { loaded.load(slot, deadline) }
        loaded.finishLoading { keys[$0] }
        let sorted = deadlines.map { (deadline: $0.value, key: keys[$0.key]) }
            .sorted { ($0.deadline, $0.key.id) < ($1.deadline, $1.key.id) }
        for due in sorted {
            for queue in [queue, loaded] {
                #expect(queue.first?.instant == due.deadline)
                #expect(queue.first.map { keys[$0.slot] } == due.key)
            }
            if let first = queue.first { queue.set(first.slot, to: nil) { keys[$0] } }
            if let first = loaded.first { loaded.set(first.slot, to: nil) { keys[$0] } }
        }
        #expect(queue.first == nil && loaded.first == nil)
    }

    @Test("a deadline that moved counts at its new instant alone, also after an undo")
    func moves() {
        let state = PartitionState()
        let key = StateKey(.leads, UUIDValue(high: 1, low: 1))
        func set(_ deadline: Int64?) {
            let instant = deadline.map { Instant(milliseconds: $0) }
            state.set(key, StateRow.Head(deadline: instant)) { $0.append(1) }
        }
        set(100)
        state.table.commit()
        set(50)
        #expect(state.firstDeadline()?.instant == Instant(milliseconds: 50))
        state.rollBack()
        #expect(state.firstDeadline()?.instant == Instant(milliseconds: 100))
        set(nil)
        #expect(state.firstDeadline() == nil)
    }

    @Test("the last 256 events of a key are remembered, older ones are not")
    func seenBound() {
        let state = PartitionState()
        let key = StateKey(.leads, UUIDValue(high: 3, low: 3))
        for hash in 0..<300 { state.see(UInt64(hash), key) }
        #expect(state.isSeen(299, key))
        #expect(state.isSeen(44, key))
        #expect(!state.isSeen(43, key))
        #expect(!state.isSeen(299, StateKey(.leads, UUIDValue(high: 3, low: 4))))
    }

    @Test("what was seen stays when the processor's row comes, changes and goes")
    func seenBesideRow() {
        let state = PartitionState()
        let key = StateKey(.leads, UUIDValue(high: 3, low: 3))
        let head = StateRow.Head(deadline: Instant(milliseconds: 5), time: Instant(milliseconds: -7))
        func row() -> [UInt8]? { state.row(key).map { Array($0) } }
        state.see(1, key)
        #expect(row() == nil)
        state.set(key, head) { $0.append(9) }
        state.see(2, key)
        #expect(row() == [9])
        #expect(state.head(of: key) == head)
        state.set(key, head) { _ in }
        #expect(row() == [])
        state.remove(key)
        #expect(row() == nil && state.firstDeadline() == nil && state.head(of: key) == StateRow.Head())
        #expect(state.isSeen(1, key) && state.isSeen(2, key) && !state.isSeen(3, key))
    }

    @Test("every piece of a row that is cut off makes it unreadable, and so does another format")
    func damagedRows() {
        var bytes: [UInt8] = []
        let head = StateRow.Head(deadline: .latest, time: .earliest)
        StateRow.encode(head, hasContent: false, seen: 1, into: &bytes)
        bytes += [1, 2, 3, 4, 5, 6, 7, 8]
        #expect(bytes.withUnsafeBytes { StateRow($0)?.head } == head)
        for length in bytes.indices { #expect(bytes.prefix(length).withUnsafeBytes { StateRow($0)?.head } == nil) }
        bytes[0] = StateRow.format + 1
        #expect(bytes.withUnsafeBytes { StateRow($0)?.head } == nil)
    }

    @Test("a partition's clock reads what it wrote, and nothing else")
    func clock() throws {
        var clock = PartitionClock()
        clock.time = Instant(milliseconds: 1_700_000_000_123)
        clock.isHeld = true
        let bytes = clock.encoded
        #expect(bytes.withUnsafeBytes { PartitionClock($0) } == clock)
        #expect(bytes.dropLast().withUnsafeBytes { PartitionClock($0) } == nil)
    }
}
