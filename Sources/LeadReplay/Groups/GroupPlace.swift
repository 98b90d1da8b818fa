package import EventLog

/// Keeps the place of a group that only reads: at least once, and one reader at a time.
package struct GroupPlace<Member: GroupMember> {
    private let member: Member
    /// Where the group stands.
    package private(set) var positions: [TopicPartition: Offset]

    package init(_ member: Member) {
        self.member = member
        positions = Dictionary(member.positions.map { ($0.input, $0.next) }, uniquingKeysWith: { $1 })
    }

    /// Notes that everything before these offsets has been handed on.
    ///
    /// - Throws: `.fenced` where the group is no longer ours.
    package mutating func keep(_ next: [TopicPartition: Offset]) throws(LogError) {
        let moved = next.filter { positions[$0.key] != $0.value }
        try member.keep(moved.map { InputPosition($0.key, next: $0.value) })
        positions.merge(moved) { $1 }
    }

    package func leave() { member.leave() }
}
