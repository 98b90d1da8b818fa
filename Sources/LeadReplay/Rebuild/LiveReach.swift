import EventLog
import LeadEvents
import LeadStream

/// How far a worker has come, and what it had decided by then: both of one moment.
enum LiveReach {
    /// - Throws: ``ReplayFault`` where the worker commits too fast to be caught between two commits, or its place is forgotten.
    static func marks(
        of team: Team, _ layout: TopicLayout, _ reader: some LogReader
    ) throws -> [PartitionID: RebuildMark] {
        let partitions = (0..<layout.partitions).compactMap { PartitionID($0) }
        let decisions = layout[team].decisions
        let inboxes = partitions.map { TopicPartition(layout[team].inbox, $0) }
        // `nil` while a transaction is open.
        func ends() throws(LogError) -> [PartitionID: Offset]? {
            var ends: [PartitionID: Offset] = [:]
            for partition in partitions {
                let place = TopicPartition(decisions, partition)
                let end = try reader.bounds(of: place).end
                guard try reader.stableEnd(of: place) >= end else { return nil }
                ends[partition] = end
            }
            return ends
        }
        // Where the worker stands in its inbox: what it committed, or, where the log has forgotten that, what its changelog says.
        // Both are of one transaction.
        func places() throws(LogError) -> [TopicPartition: Offset]? {
            guard let committed = try reader.stablePositions(of: layout[team].group, in: inboxes) else { return nil }
            var places = Dictionary(committed.map { ($0.input, $0.next) }, uniquingKeysWith: { $1 })
            for inbox in inboxes where places[inbox] == nil {
                let changelog = TopicPartition(layout[team].changelog, inbox.partition)
                places[inbox] = try reader.keptPositions(in: changelog)[inbox]
            }
            return places
        }
        // Decisions and positions commit together, so where no decision came meanwhile the positions are of the same moment;
        // but a log may show the decisions of a commit before its positions, which are not stable until then.
        for _ in 0..<1_000 {
            guard let before = try ends(),
                let places = try places(), try ends() == before
            else { continue }
            var marks: [PartitionID: RebuildMark] = [:]
            for partition in partitions {
                let inbox = TopicPartition(layout[team].inbox, partition)
                let known = places[inbox]
                let changelog = TopicPartition(layout[team].changelog, partition)
                guard try known != nil || reader.bounds(of: changelog).end == .zero else {
                    throw ReplayFault(
                        "The log has forgotten the place of \(layout[team].group) in \(inbox), as clusters do where a group was "
                            + "away for long, and its changelog does not say it; start the worker once, which tells what it lacks."
                    )
                }
                let end = known ?? .zero
                marks[partition] = RebuildMark(inboxEnd: end, decisionsEnd: before[partition] ?? .zero)
            }
            return marks
        }
        throw ReplayFault(
            "\(layout[team].group) commits faster than its place can be read; rebuild when there is less to do.")
    }
}
