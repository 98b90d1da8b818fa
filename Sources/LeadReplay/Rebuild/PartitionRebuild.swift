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
    /// What the teams signed, in the order of append time, the next one first.
    private var agreements: ArraySlice<LogRecord>

    init(
        _ work: Work, _ team: Team, _ partition: PartitionID, _ topics: ShadowTopics, _ reader: some LogReader
    ) throws(LogError) {
        self.work = work
        live = topics.live[team]
        shadow = topics.layout[team]
        task = PartitionTask(partition, deadLetters: live.deadLetters)
        let signed =
            try reader.all(TopicPartition(topics.live.marketing.agreements, .zero))
            + reader.all(TopicPartition(topics.live.sales.agreements, .zero))
        agreements = signed.sorted { $0.appendTime < $1.appendTime }[...]
    }

    mutating func take(_ record: LogRecord, into shadows: inout [OutgoingRecord]) throws(ProcessorError) {
        while let next = agreements.first, next.appendTime <= record.appendTime {
            work.follow(next, Envelope(headersOf: next))
            agreements.removeFirst()
        }
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
