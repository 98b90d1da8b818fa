package import EventLog
import LeadEvents

extension TopicLayout {
    /// The layout of a log that is there: it keeps its number of partitions.
    ///
    /// - Parameter partitions: of a log that is new.
    /// - Returns: `nil` for a prefix that a topic's name may not have.
    package convenience init?(
        of reader: some LogReader, prefix: String, newPartitions partitions: Int32 = 1
    ) throws(LogError) {
        let inbox = prefix + TopicRole.inbox(.marketing).name
        let found = try reader.topics().first { $0.spec.name.name == inbox }
        self.init(prefix: prefix, partitions: found?.spec.partitions ?? partitions)
    }
}
