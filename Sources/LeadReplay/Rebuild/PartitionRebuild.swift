import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// One partition of an inbox that is worked on again, by the runtime's own code.
struct PartitionRebuild<Work: Processor> {
    private var work: Work
    private let task: PartitionTask
    private let live: TopicLayout.TeamTopics
    private let shadow: TopicLayout.TeamTopics

    init(
        _ work: Work, _ team: Team, _ partition: PartitionID, _ topics: ShadowTopics, _ reader: some LogReader
    ) throws(LogError) {
        live = topics.live[team]
        shadow = topics.layout[team]
        task = PartitionTask(partition, deadLetters: live.deadLetters)
        self.work = work
        // All of it before the first record, as the live worker had it: what was in force when follows from the statements'
        // own times, and a founding agreement is in force for records that came before it.
        for agreements in [topics.live.marketing.agreements, topics.live.sales.agreements] {
            for record in try reader.all(TopicPartition(agreements, .zero)) {
                self.work.follow(record, Envelope(headersOf: record))
            }
        }
    }

    mutating func take(_ record: LogRecord, into shadows: inout [OutgoingRecord]) throws(ProcessorError) {
        var output = LaneOutput()
        try task.takeFromInbox(record, &work, &output)
        while try task.fireDue(&work, limit: .max, appendTime: record.appendTime, &output) {}
        task.keepChanges()
        for var outgoing in output.records {
            if outgoing.topic == live.decisions {
                outgoing.topic = shadow.decisions
            } else if outgoing.topic == live.deadLetters {
                outgoing.topic = shadow.deadLetters
            } else {
                // What is handed on to the inbox or to the router stands in the inbox as it was recorded.
                continue
            }
            RebuiltHeader.add(record, to: &outgoing.headers)
            shadows.append(outgoing)
        }
    }
}
