package import EventLog
package import LeadEvents

/// A fold and how far it has read: all that has to be kept to read on later.
package struct Board<Fold: BoardFold>: Sendable {
    package private(set) var fold: Fold
    /// The next record of each partition.
    package private(set) var positions: [TopicPartition: Offset] = [:]
    /// Decisions that this version cannot read, and that no report counts.
    package private(set) var unreadable = 0

    package init(_ fold: Fold) { self.fold = fold }

    /// Reads on to where the partitions end now; where a transaction is open, to its first record, and the next call goes on
    /// there.
    ///
    /// Cost: one pass over what is new in the topics of the fold's interest, where it is in certain leads over their partitions
    /// alone; only types of its interest are decoded.
    package mutating func catchUp(_ reader: some LogReader, prefix: String = "") throws(LogError) {
        let interest = fold.interest
        let roles = interest.roles
        let topics = try LogTopics(reader, prefix: prefix)
        for place in topics.places(about: interest.leads, where: { roles.contains($0) }) {
            let end = try reader.stableEnd(of: place.partition)
            var next = positions[place.partition] ?? .zero
            while next < end {
                let records = try reader.read(place.partition, from: next, limits: PollLimits())
                for record in records { take(record, place.role, interest) }
                // Nothing left before the end: retention or compaction removed it.
                next = records.last?.offset.next ?? end
            }
            positions[place.partition] = next
        }
    }

    /// Shows the fold one record, unless it was read before.
    package mutating func take(_ record: LogRecord, _ role: TopicRole, _ interest: BoardInterest) {
        guard record.offset >= positions[record.source] ?? .zero else { return }
        positions[record.source] = record.offset.next
        if case .deadLetters(let team) = role { return fold.take(DeadLetterEntry(record, team: team)) }
        switch BoardReading(record, role, interest) {
        case .event(let event): fold.take(event)
        case .ofNoInterest: break
        case .unreadable: unreadable += 1
        }
    }
}

extension BoardInterest {
    /// The topics that the types stand in.
    var roles: Set<TopicRole> {
        var roles: Set<TopicRole> = []
        for type in types {
            for team in [Team.marketing, .sales] where Catalogue[type].mayBeWritten(by: team) {
                roles.insert(Catalogue[type].topic(for: team))
            }
        }
        return roles.union(deadLetters.map { .deadLetters($0) })
    }
}
