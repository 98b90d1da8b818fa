import CloudEvents
import EventLog
import StreamWorkerTesting
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
        if let row { row.withUnsafeBytes { table.set(key, to: $0) } } else { table.set(key, to: nil) }
    }

    @Test("a table does what a dictionary does, over random changes, commits and undos", arguments: [1, 2, 3, 4])
    func equalsModel(seed: UInt64) {
        var random = SeededGenerator(seed)
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
        var random = SeededGenerator(11)
        var queue = DeadlineQueue()
        var entries: [DeadlineQueue.Entry] = []
        for _ in 0..<2_000 {
            let entry = DeadlineQueue.Entry(
                instant: Int64.random(in: 0..<50, using: &random),
                key: StateKey(.leads, UUIDValue(high: UInt64.random(in: 0..<9, using: &random), low: 1)))
            entries.append(entry)
            queue.push(entry)
        }
        queue.prune { $0.instant % 2 == 0 }
        var popped: [DeadlineQueue.Entry] = []
        while let first = queue.first {
            popped.append(first)
            queue.popFirst()
        }
        #expect(popped == entries.filter { $0.instant % 2 == 0 }.sorted())
    }

    @Test("a deadline that moved counts at its new instant alone, also after an undo")
    func moves() {
        let state = PartitionState()
        let key = StateKey(.leads, UUIDValue(high: 1, low: 1))
        func set(_ deadline: Int64?) {
            let instant = deadline.map { Instant(milliseconds: $0) }
            state.set(key, deadline: instant) { StateRow(deadline: instant, time: nil).encode(into: &$0) }
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
        let id = UUIDValue(high: 3, low: 3)
        for hash in 0..<300 { state.see(UInt64(hash), id) }
        #expect(state.isSeen(299, id))
        #expect(state.isSeen(44, id))
        #expect(!state.isSeen(43, id))
        #expect(!state.isSeen(299, UUIDValue(high: 3, low: 4)))
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
