import CloudEvents
import LeadEvents

/// The router's time, and the ends of absences still to come.
struct ClockRow: RouterRow, Hashable {
    struct Return: Hashable {
        let at: Instant
        let rep: String
    }

    var now = Instant.earliest
    /// Sorted by time, then rep; at most one of each rep. Of more than ``ClockRow/limit`` the last ones are forgotten: such a
    /// rep takes no lead at the hour of the return, but whenever something else happens in the pool.
    private(set) var returns: [Return] = []
    /// Pools in which more waited than one event may give away; they go on at once. At most ``ClockRow/limit``; others go on
    /// when something happens in them.
    private(set) var unfinished: [String] = []

    /// So many of both, with names of any valid length, fit into one row.
    static let limit = 2_048

    init() {}

    /// When something happens by itself. Always after ``now``.
    var deadline: Instant? {
        if !unfinished.isEmpty { return now.advanced(byMilliseconds: 1) }
        return returns.first?.at
    }

    mutating func expect(_ rep: String, at instant: Instant?) {
        returns.removeAll { $0.rep == rep }
        guard let instant, instant > now else { return }
        let place = returns.firstIndex { ($0.at, $0.rep) > (instant, rep) } ?? returns.endIndex
        returns.insert(Return(at: instant, rep: rep), at: place)
        if returns.count > Self.limit { returns.removeLast() }
    }

    mutating func goOn(with pools: [String]) {
        for pool in pools where unfinished.count < Self.limit && !unfinished.contains(pool) { unfinished.append(pool) }
    }

    /// The pools that go on now.
    mutating func takeUnfinished() -> [String] {
        defer { unfinished = [] }
        return unfinished
    }

    /// Who is back by now.
    mutating func takeReturned() -> [String] {
        let count = returns.prefix { $0.at <= now }.count
        defer { returns.removeFirst(count) }
        return returns[..<count].map(\.rep)
    }

    init(from reader: inout StateReader) throws(LeadStateError) {
        now = try reader.instant()
        for _ in 0..<(try reader.count()) {
            returns.append(Return(at: try reader.instant(), rep: try reader.text()))
        }
        for _ in 0..<(try reader.count()) { unfinished.append(try reader.text()) }
    }

    func encode(into bytes: inout [UInt8]) {
        bytes.append(instant: now)
        bytes.append(number: UInt64(returns.count))
        for item in returns {
            bytes.append(instant: item.at)
            bytes.append(text: item.rep)
        }
        bytes.append(number: UInt64(unfinished.count))
        for pool in unfinished { bytes.append(text: pool) }
    }
}
