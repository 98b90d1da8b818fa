package import CloudEvents
package import EventLog
package import StreamWorker

/// Runs a processor on one partition with no log and no clock but the caller's: record in, records out.
///
/// It is the runtime's own code that runs, so order, deadlines, duplicates and dead letters are the real ones.
package struct ProcessorDriver<Work: Processor> {
    package private(set) var work: Work
    private let task: PartitionTask
    private let inbox: TopicName
    private var next = Offset.zero

    package init(_ work: Work, inbox: TopicName, deadLetters: TopicName, partition: PartitionID = .zero) {
        self.work = work
        self.inbox = inbox
        task = PartitionTask(partition, deadLetters: deadLetters)
    }

    /// The earliest deadline.
    package var deadline: Instant? { task.firstDeadline }

    /// Rows of state that there are.
    package var rowCount: Int { task.rowCount }

    /// A row as the processor wrote it.
    package func row(_ key: StateKey) -> [UInt8]? { task.row(key) }

    /// Takes a record of the inbox as it is, and fires what it makes due.
    package mutating func take(_ record: LogRecord) throws(ProcessorError) -> LaneOutput {
        var output = LaneOutput()
        try task.takeFromInbox(record, &work, &output)
        while try task.fireDue(&work, limit: .max, appendTime: record.appendTime, &output) {}
        task.keepChanges()
        return output
    }

    /// Appends a record to the inbox at this instant and takes it.
    package mutating func take(_ record: OutgoingRecord, appendedAt time: Instant) throws(ProcessorError) -> LaneOutput
    {
        defer { next = next.next }
        return try take(logged(record, inbox, time))
    }

    /// Takes a record of a sidecar.
    package mutating func takeFromSidecar(
        _ record: OutgoingRecord, of topic: TopicName, appendedAt time: Instant
    ) throws(ProcessorError) -> LaneOutput {
        var output = LaneOutput()
        try task.takeFromSidecar(logged(record, topic, time), &work, &output)
        task.keepChanges()
        return output
    }

    /// Lets the processor learn from a record of a followed topic.
    package mutating func follow(_ record: LogRecord) { work.follow(record, Envelope(headersOf: record)) }

    private func logged(_ record: OutgoingRecord, _ topic: TopicName, _ time: Instant) -> LogRecord {
        LogRecord(
            source: TopicPartition(topic, task.partition), offset: next,
            appendTime: AppendTime(milliseconds: time.milliseconds), headers: record.headers, key: record.key,
            value: record.value)
    }
}
