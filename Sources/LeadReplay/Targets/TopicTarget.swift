package import EventLog

/// Republishes into a topic: keys, values, times and headers as they are, and the mark beside them.
///
/// A topic with as many partitions as the source keeps each record's partition; otherwise the key decides. How far a run got
/// stands on the topic itself: of each partition, the last record that bears the replay's mark.
package struct TopicTarget<Log: EventLog>: ReplayTarget {
    /// From one partition of the source to one of the target.
    private struct Way: Hashable {
        let from: PartitionID
        let to: PartitionID
    }

    private let log: Log
    private let spec: TopicSpec
    private let reader: Log.Reader
    private let publisher: Log.Publisher
    private var partitions: Int32 = 1
    private var written: [Way: Offset] = [:]

    /// - Parameter spec: the topic; it is made where it is missing.
    package init(_ log: Log, _ spec: TopicSpec) throws(LogError) {
        self.log = log
        self.spec = spec
        try log.create(TopicPlan([spec]))
        reader = try log.makeReader()
        publisher = try log.makePublisher()
    }

    package mutating func takeUp(_ mark: ReplayMark, _ stretch: Stretch) throws(LogError) -> [PartitionID: Offset] {
        partitions = stretch.topic.partitions
        // Nothing of the replay can be older than the first record that it replays.
        var first: AppendTime?
        for range in stretch.ranges where range.count > 0 {
            var limits = PollLimits()
            limits.records = 1
            guard let time = try reader.read(range.place, from: range.start, limits: limits).first?.appendTime else {
                continue
            }
            first = min(first ?? time, time)
        }
        guard let first else { return [:] }
        let own = try Stretch(of: spec, from: .time(first), to: .now, reader)
        var records = own.records(reader)
        while let (_, record) = try records.next() {
            guard let origin = mark.origin(record.headers) else { continue }
            written[Way(from: origin.place.partition, to: record.source.partition)] = origin.offset
        }
        var starts: [PartitionID: Offset] = [:]
        // With equal partitions there is one way from each; with others a way that was never gone could begin anywhere.
        guard spec.partitions == partitions else { return starts }
        for (way, offset) in written { starts[way.from] = offset.next }
        return starts
    }

    package mutating func write(_ records: [LogRecord], _ mark: ReplayMark) async throws -> Int {
        var outgoing: [OutgoingRecord] = []
        for record in records {
            let way = Way(from: record.source.partition, to: partition(of: record))
            if let last = written[way], record.offset <= last { continue }
            outgoing.append(
                OutgoingRecord(
                    topic: spec.name, partition: way.to, headers: mark.headers(record), key: record.key,
                    value: record.value))
        }
        _ = try await publisher.publish(outgoing)
        return outgoing.count
    }

    package mutating func finish() async throws { await publisher.close() }

    private func partition(of record: LogRecord) -> PartitionID {
        if spec.partitions == partitions { return record.source.partition }
        guard let key = record.key else {
            return PartitionID(record.source.partition.number % spec.partitions) ?? .zero
        }
        return Partitioner.partition(of: key, count: spec.partitions)
    }
}
