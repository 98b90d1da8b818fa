import EventLog

extension LogReader {
    /// Hands over the records between two offsets, in their order.
    func visit(_ place: TopicPartition, from start: Offset, to end: Offset, _ body: (LogRecord) throws -> Void) throws {
        var scan = PartitionScan(self, place, from: start, to: end)
        while let records = try scan.next() {
            for record in records { try body(record) }
        }
    }
}
