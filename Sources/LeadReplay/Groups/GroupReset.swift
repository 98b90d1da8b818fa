package import EventLog

/// Puts a group of no worker's at other places of the topics that it reads.
package struct GroupReset: Sendable, Hashable {
    package struct Move: Sendable, Hashable {
        package let input: TopicPartition
        package let from: Offset
        package let to: Offset
        package let note: String
    }

    package let group: GroupName
    package let moves: [Move]

    /// - Throws: ``ReplayFault`` where a member lives, or where a position belongs to state.
    package init(
        _ group: GroupDescription, to bound: StretchBound, stateful: Set<GroupName>, _ reader: some LogReader
    ) throws {
        self.group = group.name
        guard !stateful.contains(group.name) else {
            throw ReplayFault(
                "\(group.name) keeps state that belongs to its position, so its position is not moved; "
                    + "the way is `leadrelay rebuild`, which works beside the live topics.")
        }
        if let holder = group.holder {
            throw ReplayFault("\(group.name) is held by \(holder); stop it first.")
        }
        var moves: [Move] = []
        for position in group.positions {
            let to = try bound.offset(in: position.input, reader)
            moves.append(Move(input: position.input, from: position.next, to: to, note: position.note))
        }
        self.moves = moves
    }

    /// - Throws: `.busy` where a member came meanwhile.
    package func run(on log: some EventLog) throws(LogError) {
        try log.setPositions(moves.map { InputPosition($0.input, next: $0.to, note: $0.note) }, of: group)
    }
}
