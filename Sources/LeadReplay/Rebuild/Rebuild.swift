package import CloudEvents
package import EventLog
import LeadEvents
package import LeadStream
import StreamWorker

/// Runs a worker's rules over its inbox once more, in verify mode, into shadow topics.
///
/// Up to where the worker itself has come. What was derived then (copies, assignments, ticks) is taken as recorded: neither the
/// sidecars nor the router run. Nothing live is written. Memory: the state of one partition at a time.
package struct Rebuild<Log: EventLog> {
    private let log: Log
    private let shadow: ShadowTopics

    package init(_ log: Log, _ shadow: ShadowTopics) {
        self.log = log
        self.shadow = shadow
    }

    package struct Summary: Sendable, Hashable {
        /// Records of the inbox.
        package var inbox = 0
        package var decisions = 0
        package var deadLetters = 0
        /// First offsets of the partitions whose oldest records are gone: leads with history there are decided without it.
        package var beginnings: [RecordPosition] = []
    }

    /// Empties the shadow's topics, or makes them, and fills them.
    ///
    /// - Parameter progress: is told after each batch how many records of the inbox are done, and how many there are. What it
    ///   throws ends the rebuild, which is to be run again then.
    /// - Throws: ``ReplayFault`` where another rebuild fills the shadow, or where its topics are no shadow's.
    package func run<Team: TeamWorker>(
        _ team: Team.Type, namespace: UUIDValue = LeadID.defaultNamespace,
        readAgreement: @escaping AgreementRegister.DocumentReader, progress: (Int, Int) throws -> Void = { _, _ in }
    ) async throws -> Summary {
        let reader = try log.makeReader()
        var marks = try LiveReach.marks(of: team.team, shadow.live, reader)
        let whole = marks.values.reduce(0) { $0 + Int($1.inboxEnd.number) }
        try shadow.check(team.team, reader)
        try log.create(shadow.plan(team.team))
        let turn = try RebuildTurn(team.team, shadow, on: log)
        defer { turn.end() }
        try empty(team.team, turn, reader)
        let publisher = try log.makePublisher()
        var summary = Summary()
        for partition in shadow.partitions {
            let work = team.processor(shadow.live, namespace: namespace, readAgreement: readAgreement)
            var pass = try PartitionRebuild(work, team.team, partition, shadow, reader)
            let place = TopicPartition(shadow.live[team.team].inbox, partition)
            let end = marks[partition]?.inboxEnd ?? .zero
            let first = try reader.bounds(of: place).first
            if first > .zero { summary.beginnings.append(RecordPosition(place, first)) }
            let before = summary.decisions
            var scan = PartitionScan(reader, place, from: first, to: end)
            while let records = try scan.next() {
                var output: [OutgoingRecord] = []
                for record in records { try pass.take(record, into: &output) }
                try turn.confirm()
                _ = try await publisher.publish(output)
                summary.inbox += records.count
                summary.decisions += output.count { $0.topic == shadow.layout[team.team].decisions }
                summary.deadLetters += output.count { $0.topic == shadow.layout[team.team].deadLetters }
                try progress(summary.inbox, whole)
            }
            marks[partition]?.shadowEnd = try shadowEnd(
                partition, team.team, after: summary.decisions - before, reader)
        }
        try turn.confirm()
        _ = try await publisher.publish(
            marks.map { $0.value.record(shadow.layout[team.team].changelog, $0.key) })
        await publisher.close()
        return summary
    }

    /// Where a partition of the shadow ends that so many decisions were written to.
    ///
    /// - Throws: ``ReplayFault`` where there are others too.
    private func shadowEnd(
        _ partition: PartitionID, _ team: Team, after count: Int, _ reader: Log.Reader
    ) throws -> Offset {
        let decisions = TopicPartition(shadow.layout[team].decisions, partition)
        let bounds = try reader.bounds(of: decisions)
        guard bounds.end.number - bounds.first.number == Int64(count) else {
            throw ReplayFault(
                "\(decisions) holds what another rebuild of \(shadow.name) still sent, which had lost its turn; run this again."
            )
        }
        return bounds.end
    }

    /// The mark goes first: a shadow without one cannot be compared.
    private func empty(_ team: Team, _ turn: RebuildTurn<Log.Member>, _ reader: Log.Reader) throws {
        let topics = shadow.layout[team]
        let ends = try [topics.changelog, topics.decisions, topics.deadLetters].flatMap { topic in
            try shadow.partitions.map { partition in
                let place = TopicPartition(topic, partition)
                return (place, try reader.bounds(of: place).end)
            }
        }
        // Asked for before the turn is: whoever has lost it meanwhile deletes nothing of the next one's.
        try turn.confirm()
        for (place, end) in ends { try log.deleteRecords(of: place, before: end) }
    }
}
