import Crypto
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// How many records a topic has, and what is in them; the same for an original and its copy.
package struct CopySum: Sendable, Hashable {
    package internal(set) var records = 0
    /// The sum of the records' hashes, so that it does not depend on the order of partitions.
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    mutating func add(_ digest: SHA256.Digest, times: Int) {
        records += times
        digest.withUnsafeBytes { bytes in
            high &+= bytes.loadUnaligned(as: UInt64.self).bigEndian &* UInt64(times)
            low &+= bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian &* UInt64(times)
        }
    }

    /// Sixteen hexadecimal digits of it, for a person.
    package var text: String {
        let digits = String(high, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// Compares a topic with its copy, record by record and in the order of the copy.
struct CopyCheck<From: LogReader, To: LogReader> {
    let topic: CopyPlan.Topic
    let from: From
    let to: To
    let ends: [TopicPartition: Offset]

    /// - Throws: ``ReplayFault`` that says how they differ.
    func run() throws -> CopySum {
        var starts: [PartitionID: Offset] = [:]
        var original = CopySum()
        for source in topic.sources {
            let place = TopicPartition(topic.name, source)
            let start = try from.bounds(of: place).first
            starts[source] = start
            var time = AppendTime(milliseconds: .min)
            try from.visit(place, from: start, to: ends[place] ?? .zero) { record in
                time = max(time, record.appendTime)
                original.add(record.contents(of: record.position, at: time), times: topic.homes(of: record).count)
            }
        }
        var copy = CopySum()
        for target in topic.targets {
            let source = TopicPartition(topic.name, topic.shape.source(of: target))
            try add(TopicPartition(topic.name, target), of: source, since: starts[source.partition] ?? .zero, to: &copy)
        }
        guard original == copy else {
            throw ReplayFault(
                "\(topic.name): the original has \(original.records) records (\(original.text)), the copy "
                    + "\(copy.records) (\(copy.text)); copy again into an empty log, and let nobody write meanwhile.")
        }
        return copy
    }

    /// - Parameter start: what lay before it has gone from the original since it was copied, and does not count.
    private func add(
        _ place: TopicPartition, of source: TopicPartition, since start: Offset, to sum: inout CopySum
    ) throws {
        var last: Offset?
        let bounds = try to.bounds(of: place)
        try to.visit(place, from: bounds.first, to: bounds.end) { record in
            guard let origin = record.copiedFrom, origin.place == source, last.map({ $0 < origin.offset }) ?? true
            else {
                throw ReplayFault(
                    "\(place) has a record at \(record.offset) that is there twice, out of order, or nobody's copy; "
                        + "copy again into an empty log.")
            }
            last = origin.offset
            guard origin.offset >= start else { return }
            sum.add(record.contents(of: origin, at: record.appendTime), times: 1)
        }
    }
}
