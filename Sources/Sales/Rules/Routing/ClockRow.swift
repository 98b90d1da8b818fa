import CloudEvents
import LeadEvents

/// The router's time, and the ends of absences still to come.
struct ClockRow: RouterRow, Hashable {
    struct Return: Hashable {
        let at: Instant
        let rep: String
    }

    var now = Instant.earliest
    /// Sorted by time, then rep; at most one of each rep.
    private(set) var returns: [Return] = []
    /// Pools in which more waited than one event may give away; they go on at once.
    var unfinished: [String] = []

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
