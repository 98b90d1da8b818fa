import EventLog

/// Which positions a commit names.
extension KafkaSession {
    func check(_ positions: [InputPosition]) throws(LogError) {
        for position in positions {
            guard layout.isInput(position.input), held.contains(position.input.partition) else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message: "\(position.input) is no input that this member of \(plan.group) has")
            }
            guard position.note.utf8.count <= 256 else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message:
                        "the note at \(position.input) has \(position.note.utf8.count) bytes; at most 256 are allowed")
            }
        }
    }

    /// A commit without positions names one all the same: it is the group's coordinator that refuses a member which has
    /// lost its partitions.
    func guardingPosition() -> [InputPosition] {
        guard let partition = loaded.min() else { return [] }
        let place = TopicPartition(plan.inbox, partition)
        return [committed[place] ?? InputPosition(place, next: Offset(starts[place] ?? 0) ?? .zero)]
    }

    /// The positions that tell the group something. Each partition that is named costs a record of its changelog, markers
    /// and their replication, so those that stand where they stood are left out; but once in a while everything is
    /// committed anew, and what lies before markers with it.
    func news(_ positions: [InputPosition]) -> [InputPosition] {
        if let last = lastWholeCommit, ContinuousClock.now - last < Self.wholeCommitInterval {
            let news = positions.filter { position in
                guard let known = committed[position.input] else { return true }
                return position.next > known.next || position.note != known.note
            }
            guard ContinuousClock.now - lastSettled >= Self.settleInterval else { return news }
            lastSettled = .now
            return news + owedPositions().filter { owed in !news.contains { $0.input == owed.input } }
        }
        lastWholeCommit = .now
        return positions
    }

    /// The positions of every input of the partitions that are touched: the cluster forgets an offset that is not committed
    /// for long, also where the group lives, when it belongs to a topic that the group does not subscribe to.
    func whole(_ moved: [InputPosition]) -> [(partition: PartitionID, positions: [InputPosition])] {
        Set(moved.map(\.input.partition)).sorted().map { partition in
            let positions = layout.inputs(of: partition).compactMap { place in
                moved.last { $0.input == place } ?? committed[place]
            }
            return (partition, positions)
        }
    }

    func positionRecord(of partition: PartitionID, _ positions: [InputPosition]) -> OutgoingRecord {
        OutgoingRecord(
            topic: plan.changelog, partition: partition, key: PositionRecord.key[...],
            value: PositionRecord.encode(positions)[...])
    }

    /// Where everything delivered was processed, the position lies past the transaction markers that follow; else there
    /// would always be something left to read. A caller that knows nothing of markers may name a place before them again.
    func pastMarkers(_ position: InputPosition) -> InputPosition {
        var next = max(position.next, committed[position.input]?.next ?? .zero)
        if let input = input(position.input), next.number >= input.reading, input.end > next.number {
            next = Offset(input.end) ?? next
        }
        return InputPosition(position.input, next: next, note: position.note)
    }

    private func input(_ place: TopicPartition) -> SessionInput? {
        inputs[place.partition]?.first { $0.place == place }
    }

    /// How long after a commit positions are moved past markers: one more commit each time the inputs run dry.
    static let settleDelay: Duration = .milliseconds(250)
    /// How often they are moved in passing where commits follow each other without a rest.
    private static let settleInterval: Duration = .seconds(1)
    /// How often every position is committed anew. Short beside the time after which a cluster forgets them (7 days
    /// unless set otherwise).
    private static let wholeCommitInterval: Duration = .seconds(3_600)

    /// Moves the positions of inputs that are read to their end past the markers there.
    ///
    /// - Returns: whether that is still to be done.
    func settlePositions() throws(LogError) -> Bool {
        guard case .none = stage else { return false }
        let owed = owedPositions()
        guard !owed.isEmpty else { return false }
        guard ContinuousClock.now - lastCommit >= Self.settleDelay else { return true }
        try commit(owed)
        return false
    }

    private func owedPositions() -> [InputPosition] {
        inputs.values.flatMap { $0 }.compactMap { input in
            let old = committed[input.place]
            let next = old?.next.number ?? starts[input.place] ?? 0
            guard input.end > next, input.reading <= next, let end = Offset(input.end) else { return nil }
            return InputPosition(input.place, next: end, note: old?.note ?? "")
        }
    }
}
