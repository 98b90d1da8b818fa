import LeadEvents
import Testing

@testable import Sales

/// A row of the router grows with the reps that there are; a record has an end.
@Suite("Size of the router's rows")
struct RouterRowSizeTests {
    /// As long as a name may be.
    private static func name(_ number: Int) -> String { String(repeating: "r", count: 250) + "\(100_000 + number)" }

    private static func bytes(_ row: some RouterRow) -> Int {
        var bytes: [UInt8] = []
        row.encode(into: &bytes)
        return bytes.count
    }

    @Test("a pool that more reps join than a record has room for does not outgrow it; who is in it stays")
    func pool() {
        var pool = PoolRow()
        // The last first, so that each finds its place at once.
        for number in (0..<PoolRow.mostMembers + 500).reversed() { pool.join(Self.name(number)) }
        #expect(pool.members.count == PoolRow.mostMembers)
        #expect(pool.members.first?.rep == Self.name(500))
        #expect(Self.bytes(pool) < Story.mostRowBytes)
        pool.leave(Self.name(500))
        pool.join(Self.name(0))
        #expect(pool.members.first?.rep == Self.name(0), "there is room again")
    }

    @Test("more absences and unfinished pools than a record has room for do not outgrow it; who is back first stays")
    func clock() {
        var clock = ClockRow()
        for number in (0..<ClockRow.limit + 500).reversed() {
            clock.expect(Self.name(number), at: hour(Double(number)))
        }
        clock.goOn(with: (0..<ClockRow.limit + 500).map(Self.name))
        #expect(clock.returns.count == ClockRow.limit)
        #expect(clock.returns.first?.rep == Self.name(0))
        #expect(clock.unfinished.count == ClockRow.limit)
        #expect(Self.bytes(clock) < Story.mostRowBytes)
    }
}
