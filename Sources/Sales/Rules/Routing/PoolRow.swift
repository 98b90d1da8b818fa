import LeadEvents

/// A pool: its reps, whose turn it is, and the queue of leads that wait for one of them.
struct PoolRow: RouterRow, Hashable {
    struct Member: Hashable {
        let rep: String
        /// Smooth weighted round robin: grows by the weight each turn; who is chosen pays the weights of all.
        var credit: Int64 = 0
    }

    /// The places of the leads that wait: the first fields of the row.
    struct Queue: RouterRowHead, Hashable {
        /// Number of the first place that may be taken.
        var head: UInt64 = 0
        /// Number of the next place.
        var tail: UInt64 = 0

        init() {}

        init(from reader: inout StateReader) throws(LeadStateError) {
            head = try reader.number()
            tail = try reader.number()
            guard head <= tail else { throw .damaged }
        }
    }

    var queue = Queue()
    /// Sorted by rep.
    private(set) var members: [Member] = []

    /// So many reps with names of any valid length fit into one row. Who joins beyond takes no leads by turn.
    static let mostMembers = 4_096

    init() {}

    mutating func join(_ rep: String) {
        let place = members.firstIndex { $0.rep >= rep } ?? members.endIndex
        if place < members.endIndex, members[place].rep == rep { return }
        guard members.count < Self.mostMembers else { return }
        members.insert(Member(rep: rep), at: place)
    }

    mutating func leave(_ rep: String) { members.removeAll { $0.rep == rep } }

    /// Whose turn it is among these; the credits move on.
    ///
    /// - Parameter weights: of the members that can take a lead, by their place; 0 for the others.
    /// - Returns: the member's place, its credit and the weights together; `nil` where none can.
    mutating func nextTurn(weights: [UInt32]) -> (place: Int, credit: Int64, of: Int64)? {
        var best: Int?
        var total: Int64 = 0
        for (place, weight) in zip(members.indices, weights) where weight > 0 {
            members[place].credit &+= Int64(weight)
            total += Int64(weight)
            if best.map({ members[place].credit > members[$0].credit }) ?? true { best = place }
        }
        guard let best else { return nil }
        let credit = members[best].credit
        members[best].credit &-= total
        return (best, credit, total)
    }

    // MARK: Keeping

    init(from reader: inout StateReader) throws(LeadStateError) {
        queue = try Queue(from: &reader)
        let count = try reader.count()
        members.reserveCapacity(count)
        for _ in 0..<count {
            members.append(Member(rep: try reader.text(), credit: try reader.signed()))
        }
    }

    func encode(into bytes: inout [UInt8]) {
        bytes.append(number: queue.head)
        bytes.append(number: queue.tail)
        bytes.append(number: UInt64(members.count))
        for member in members {
            bytes.append(text: member.rep)
            bytes.append(signed: member.credit)
        }
    }
}
