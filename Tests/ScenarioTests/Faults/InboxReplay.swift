import AgreementFile
import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker
import StreamWorkerTesting

/// Replays a team's inbox as it stands on a log and compares what comes out with what the worker wrote then, byte for byte.
///
/// What was derived then (copies, assignments, ticks) is taken as recorded, so the router does not run.
struct InboxReplay<Log: EventLog> {
    /// The first record that is not what it was.
    struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    let log: Log
    let layout: TopicLayout

    /// - Returns: how many decisions were compared.
    func verify<Team: TeamWorker>(_ team: Team.Type) throws -> Int {
        let reader = try log.makeReader()
        return try layout.allPartitions.reduce(0) { try $0 + verify(team, $1, reader) }
    }

    private func verify<Team: TeamWorker>(
        _ team: Team.Type, _ partition: PartitionID, _ reader: Log.Reader
    ) throws -> Int {
        let topics = layout[team.team]
        var driver = ProcessorDriver(
            team.processor(layout, namespace: LeadID.defaultNamespace) { try? AgreementFile.read($0) },
            inbox: topics.inbox, deadLetters: topics.deadLetters, partition: partition)
        for topic in [layout.marketing.agreements, layout.sales.agreements] {
            for record in try reader.all(topic) { driver.follow(record) }
        }
        var written = try reader.all(TopicPartition(topics.decisions, partition)).filter { !isAssignment($0) }[...]
        var compared = 0
        for record in try reader.all(TopicPartition(topics.inbox, partition)) {
            let place = "\(record.source) offset \(record.offset)"
            for output in try driver.take(record).records where output.topic == topics.decisions {
                guard let next = written.popFirst() else {
                    throw Difference(description: "\(place) decides more than was written")
                }
                guard next.key == output.key, next.value == output.value, next.headers == output.headers else {
                    throw Difference(
                        description: "\(place) decides otherwise than decisions offset \(next.offset)")
                }
                compared += 1
            }
        }
        guard written.isEmpty else {
            throw Difference(
                description: "\(written.count) decisions were written that partition \(partition) does not lead to")
        }
        return compared
    }

    private func isAssignment(_ record: LogRecord) -> Bool {
        let envelope = Envelope(headersOf: record)
        return envelope.type.flatMap { EventType(name: $0) } == .leadAssigned
    }
}

extension LogReader {
    /// Every record of partition 0 of a topic.
    func all(_ topic: TopicName) throws -> [LogRecord] { try all(TopicPartition(topic, .zero)) }
}

extension TopicLayout {
    /// Those of a lead-keyed topic.
    var allPartitions: [PartitionID] { (0..<partitions).compactMap { PartitionID($0) } }
}
