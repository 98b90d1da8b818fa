extension LogReader {
    /// Every record of a partition, from the first one kept to the end.
    ///
    /// Cost: all of them in memory; for topics that stay small.
    package func all(_ place: TopicPartition) throws(LogError) -> [LogRecord] {
        var records: [LogRecord] = []
        var next = try bounds(of: place).first
        while true {
            let batch = try read(place, from: next, limits: PollLimits())
            guard let last = batch.last else { return records }
            records += batch
            next = last.offset.next
        }
    }
}
