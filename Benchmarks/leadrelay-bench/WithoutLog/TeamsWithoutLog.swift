import EventLog
import LeadStream
import StreamWorker

/// Both teams' processing with no log between: what one writes, the other gets at once.
///
/// It is the workers' own code that runs, a partition's task for each team.
struct TeamsWithoutLog<MarketingWork: Processor, SalesWork: Processor> {
    private let layout: TopicLayout
    private var marketing: MarketingWork
    private var sales: SalesWork
    private let marketingTask: PartitionTask
    private let salesTask: PartitionTask
    private var offset = Offset.zero

    /// Records that went through an inbox: the events handed in, and copies.
    private(set) var taken = 0
    private(set) var decisions = 0
    private(set) var deadLetters = 0

    init(_ layout: TopicLayout, _ marketing: MarketingWork, _ sales: SalesWork) {
        self.layout = layout
        self.marketing = marketing
        self.sales = sales
        marketingTask = PartitionTask(.zero, deadLetters: layout.marketing.deadLetters)
        salesTask = PartitionTask(.zero, deadLetters: layout.sales.deadLetters)
    }

    /// Takes a record and all that follows from it.
    mutating func take(_ record: LogRecord) throws(ProcessorError) {
        var output = LaneOutput()
        try step(record, &output)
        var next = 0
        while next < output.records.count {
            let outgoing = output.records[next]
            next += 1
            offset = offset.next
            try step(
                LogRecord(
                    source: TopicPartition(outgoing.topic, outgoing.partition), offset: offset,
                    appendTime: record.appendTime, headers: outgoing.headers, key: outgoing.key, value: outgoing.value),
                &output)
        }
        deadLetters += output.deadLetters.count
    }

    /// What a commit does to the state.
    func keepChanges() {
        marketingTask.keepChanges()
        salesTask.keepChanges()
    }

    private mutating func step(_ record: LogRecord, _ output: inout LaneOutput) throws(ProcessorError) {
        switch record.source.topic {
        case layout.marketing.inbox:
            taken += 1
            try marketingTask.takeFromInbox(record, &marketing, &output)
        case layout.sales.inbox:
            taken += 1
            try salesTask.takeFromInbox(record, &sales, &output)
        case layout.marketing.decisions:
            decisions += 1
            try salesTask.takeFromSidecar(record, &sales, &output)
        case layout.sales.decisions:
            decisions += 1
            try marketingTask.takeFromSidecar(record, &marketing, &output)
        case layout.routing:
            try salesTask.takeFromSidecar(record, &sales, &output)
        default: break
        }
    }
}
