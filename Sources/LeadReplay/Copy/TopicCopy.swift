import EventLog
import StreamWorker

/// Copies one topic, from where an earlier run broke off.
struct TopicCopy<From: LogReader, To: LogReader, Publisher: LogPublisher> {
    let topic: CopyPlan.Topic
    let from: From
    let to: To
    let publisher: Publisher
    /// Up to where each partition of the original is copied.
    let ends: [TopicPartition: Offset]

    /// - Parameter progress: is told after each batch how many offsets of the original are done.
    func run(_ pace: inout Pace, _ progress: (Int) -> Void) async throws {
        for source in topic.sources { try await copy(source, &pace, progress) }
    }

    private func copy(_ source: PartitionID, _ pace: inout Pace, _ progress: (Int) -> Void) async throws {
        let place = TopicPartition(topic.name, source)
        let end = ends[place] ?? .zero
        let bounds = try from.bounds(of: place)
        let targets = topic.shape.targets(of: source)
        var done: [PartitionID: (next: Offset, time: AppendTime)] = [:]
        for target in targets {
            guard let last = try CopiedPartition(place: TopicPartition(topic.name, target), reader: to).last() else {
                continue
            }
            done[target] = (try check(last, copiedFrom: place).next, last.appendTime)
        }
        // A partition that has nothing yet may have to get the very first record.
        let behind = done.count == targets.count ? done.values.min { $0.next < $1.next } : nil
        let start = max(bounds.first, behind?.next ?? .zero)
        var time = behind?.time ?? AppendTime(milliseconds: .min)
        progress(Int(start.number - bounds.first.number))
        var limits = PollLimits()
        limits.records = pace.batch
        var scan = PartitionScan(from, place, from: start, to: end, limits: limits)
        var passed = scan.position
        while let records = try scan.next() {
            var outgoing: [OutgoingRecord] = []
            var times: [AppendTime] = []
            for record in records {
                // Kafka's append time may fall where a partition moves to another broker.
                time = max(time, record.appendTime)
                for home in topic.homes(of: record) where record.offset >= done[home]?.next ?? .zero {
                    outgoing.append(try copied(record, to: home))
                    times.append(time)
                }
            }
            try await publisher.publish(outgoing, appended: times)
            try await pace.wait(after: outgoing.count)
            progress(Int(scan.position.number - passed.number))
            passed = scan.position
        }
    }

    /// - Returns: where the last copied record lay.
    /// - Throws: ``ReplayFault`` where the original has another record there.
    private func check(_ last: LogRecord, copiedFrom place: TopicPartition) throws -> Offset {
        guard let origin = last.copiedFrom, origin.place == place else {
            throw ReplayFault("--to: \(last.source) was copied from another log; copy into an empty one.")
        }
        // What retention has taken from the original meanwhile cannot be compared any longer.
        guard origin.offset >= (try from.bounds(of: place).first) else { return origin.offset }
        guard let original = try from.record(at: origin),
            original.contents(of: origin, at: last.appendTime) == last.contents(of: origin, at: last.appendTime)
        else { throw ReplayFault("--to: \(last.source) was copied from another log; copy into an empty one.") }
        return origin.offset
    }

    private func copied(_ record: LogRecord, to home: PartitionID) throws -> OutgoingRecord {
        var origin: RecordPosition?
        if topic.isLetters,
            let read = record.text(DeadLetterHeader.position).flatMap({ RecordPosition(words: $0) })
        {
            // A letter lies in the partition of the worker that read its original.
            let place = TopicPartition(read.place.topic, home)
            origin = try CopiedPartition(place: place, reader: to).position(of: read)
        }
        return OutgoingRecord(
            topic: topic.name, partition: home, headers: record.copyHeaders(origin: origin), key: record.key,
            value: record.value)
    }
}
