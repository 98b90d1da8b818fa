package import EventLog
package import LeadEvents
import LeadStream

/// The decisions of a shadow beside the live ones, lead by lead.
///
/// A decision is told by lead, type and id. Those that the router makes are left out: a rebuild takes them as recorded. Live
/// decisions that came after the rebuild do not count, nor do rebuilt ones of a time that the live topic no longer holds.
package struct DecisionDiff: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// Only in the shadow.
        case added
        /// Only live.
        case missing
        case changed
    }

    package struct Difference: Sendable, Hashable {
        package let kind: Kind
        /// The record's key: a lead's id.
        package let lead: String
        package let type: String
        package let live: RecordPosition?
        package let shadow: RecordPosition?
        /// The record of the inbox that led to it in the shadow.
        package let cause: String?
        /// Headers, and fields of the payload behind `data.`, that are not the same.
        package var fields: [String] = []
    }

    /// The first one of each partition and lead, in the order of the live topic, then of the shadow.
    package internal(set) var differences: [Difference] = []
    /// Decisions that are the same on both sides, to the byte.
    package internal(set) var equal = 0
    /// Rebuilt ones whose live counterparts are no longer kept.
    package internal(set) var expired = 0

    package var leads: Set<String> { Set(differences.map(\.lead)) }
    package func count(_ kind: Kind) -> Int { differences.count { $0.kind == kind } }

    /// - Throws: ``ReplayFault`` where there is no such shadow, or its rebuild broke off or has not ended.
    package init(of team: Team, _ shadow: ShadowTopics, _ reader: some LogReader) throws {
        try shadow.check(team, reader)
        guard try !reader.topics(named: [shadow.layout[team].decisions]).isEmpty else {
            throw ReplayFault(
                "--as: there is no shadow \(shadow.name) of \(team.name)-worker; "
                    + "`leadrelay rebuild \(team.name) --as \(shadow.name)` makes it.")
        }
        let marks = try Self.marks(of: team, shadow, reader)
        for (partition, mark) in marks { try compare(team, shadow, partition, mark, reader) }
        guard try Self.marks(of: team, shadow, reader).elementsEqual(marks, by: ==) else {
            throw ReplayFault("--as: the shadow \(shadow.name) was rebuilt while it was compared; run this again.")
        }
    }

    /// What a rebuild that is done left in each partition, in their order.
    private static func marks(
        of team: Team, _ shadow: ShadowTopics, _ reader: some LogReader
    ) throws -> [(PartitionID, RebuildMark)] {
        let topics = shadow.layout[team]
        return try shadow.partitions.map { partition in
            if let mark = try reader.all(TopicPartition(topics.changelog, partition)).compactMap({ RebuildMark($0) })
                .last
            {
                return (partition, mark)
            }
            guard let holder = try reader.group(topics.group)?.holder else {
                throw ReplayFault(
                    "--as: the rebuild of \(shadow.name) broke off; "
                        + "run `leadrelay rebuild \(team.name) --as \(shadow.name)` again.")
            }
            throw ReplayFault(
                "--as: a rebuild fills the shadow \(shadow.name) (\(holder) holds \(topics.group)); compare once it has ended."
            )
        }
    }
}
