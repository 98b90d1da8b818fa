extension LogReader {
    /// Every record of a partition, from the first one kept to the end.
    ///
    /// Cost: all of them in memory; for topics that stay small.
    package func all(_ place: TopicPartition) throws(LogError) -> [LogRecord] {
        var records: [LogRecord] = []
        let bounds = try bounds(of: place)
        var scan = PartitionScan(self, place, from: bounds.first, to: bounds.end)
        while let batch = try scan.next() { records += batch }
        return records
    }
}
