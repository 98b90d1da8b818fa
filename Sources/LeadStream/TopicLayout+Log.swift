package import EventLog
import LeadEvents

extension TopicLayout {
    /// The layout of a log: one that is there keeps its number of partitions.
    ///
    /// - Parameter partitions: of a log that is new. Range: 1 or more.
    package static func of(
        _ reader: some LogReader, newPartitions partitions: Int32 = 1
    ) throws(LogError) -> TopicLayout {
        let inbox = TopicRole.inbox(.marketing).name
        let found = try reader.topics().first { $0.spec.name.name == inbox }
        guard let layout = TopicLayout(partitions: found?.spec.partitions ?? partitions) else {
            throw LogError(
                .invalidArgument, operation: "open", recovery: .stop, message: "a log has one partition or more")
        }
        return layout
    }
}
