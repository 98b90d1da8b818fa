extension LogReader {
    /// Every record of a partition, from the first one kept to the end.
    ///
    /// Cost: all of them in memory; for topics that stay small.
    package func all(_ place: TopicPartition) throws(LogError) -> [LogRecord] {
        var records: [LogRecord] = []
        var scan = PartitionScan(self, place, from: try bounds(of: place).first)
        while let batch = try scan.next() { records += batch }
        return records
    }
}
