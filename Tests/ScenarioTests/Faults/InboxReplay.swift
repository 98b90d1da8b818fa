import AgreementFile
import CloudEvents
import EmbeddedLog
import EventLog
import LeadEvents
import LeadStream
import StreamWorker
import StreamWorkerTesting

/// Replays a team's inbox as it stands on a log and compares what comes out with what the worker wrote then, byte for byte.
///
/// What was derived then (copies, assignments, ticks) is taken as recorded, so the router does not run.
struct InboxReplay {
    /// The first record that is not what it was.
    struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    let log: EmbeddedLog
    let layout: TopicLayout

    /// - Returns: how many decisions were compared.
    func verify<Team: TeamWorker>(_ team: Team.Type) throws -> Int {
        let reader = try log.makeReader()
        let topics = layout[team.team]
        var driver = ProcessorDriver(
            team.processor(layout, namespace: LeadID.defaultNamespace) { try? AgreementFile.read($0) },
            inbox: topics.inbox, deadLetters: topics.deadLetters)
        for topic in [layout.marketing.agreements, layout.sales.agreements] {
            for record in try reader.all(topic) { driver.follow(record) }
        }
        var written = try reader.all(topics.decisions).filter { !isAssignment($0) }[...]
        var compared = 0
        for record in try reader.all(topics.inbox) {
            for output in try driver.take(record).records where output.topic == topics.decisions {
                guard let next = written.popFirst() else {
                    throw Difference(description: "inbox offset \(record.offset) decides more than was written")
                }
                guard next.key == output.key, next.value == output.value, next.headers == output.headers else {
                    throw Difference(
                        description:
                            "inbox offset \(record.offset) decides otherwise than decisions offset \(next.offset)")
                }
                compared += 1
            }
        }
        guard written.isEmpty else {
            throw Difference(description: "\(written.count) decisions were written that the inbox does not lead to")
        }
        return compared
    }

    private func isAssignment(_ record: LogRecord) -> Bool {
        let envelope = Envelope(headersOf: record)
        return envelope.type.flatMap { EventType(name: $0) } == .leadAssigned
    }
}

extension EmbeddedReader {
    /// Every record of partition 0 of a topic.
    func all(_ topic: TopicName) throws -> [LogRecord] { try all(TopicPartition(topic, .zero)) }
}
