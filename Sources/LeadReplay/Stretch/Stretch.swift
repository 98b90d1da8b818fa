package import EventLog

/// A piece of a topic: of each partition, the records from one offset up to another.
package struct Stretch: Sendable, Hashable {
    package struct Range: Sendable, Hashable {
        package let place: TopicPartition
        package var start: Offset
        /// The first offset after.
        package let end: Offset

        /// Offsets, whether or not there still is a record at each.
        package var count: Int { Int(clamping: max(end.number - start.number, 0)) }
    }

    package let topic: TopicSpec
    /// One for each partition, in their order.
    package var ranges: [Range]

    /// Finds the offsets; from here on the stretch stays as it is, whatever is appended.
    package init(
        of topic: TopicSpec, from: StretchBound, to: StretchBound, _ reader: some LogReader
    ) throws(LogError) {
        self.topic = topic
        var ranges: [Range] = []
        for number in 0..<topic.partitions {
            guard let partition = PartitionID(number) else { continue }
            let place = TopicPartition(topic.name, partition)
            let start = try from.offset(in: place, reader)
            ranges.append(Range(place: place, start: start, end: max(try to.offset(in: place, reader), start)))
        }
        self.ranges = ranges
    }

    package var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Reads it: every partition in its order, all of them in the order of append time.
    package func records<Reader: LogReader>(_ reader: Reader) -> MergedReader<Reader> {
        MergedReader(reader, ranges.map { MergedReader.Source($0.place, from: $0.start, to: $0.end) }, batch: 1_024)
    }
}
