package import EventLog
import LeadEvents

extension TopicLayout {
    /// The layout of a log: one that is there keeps its number of partitions.
    ///
    /// - Parameter partitions: of a log that is new. Range: 1 or more.
    package static func of(
        _ reader: some LogReader, newPartitions partitions: Int32 = 1
    ) throws(LogError) -> TopicLayout {
        try of(reader.topics(named: leadKeyed), newPartitions: partitions)
    }

    /// - Parameter found: what there is of the log's topics. (A principal may see those of its team alone.)
    package static func of(
        _ found: [TopicDescription], newPartitions partitions: Int32 = 1
    ) throws(LogError) -> TopicLayout {
        let known = leadKeyed.lazy.compactMap { name in found.first { $0.spec.name == name } }.first
        guard let layout = TopicLayout(partitions: known?.spec.partitions ?? partitions) else {
            throw LogError(
                .invalidArgument, operation: "open", recovery: .stop, message: "a log has one partition or more")
        }
        return layout
    }

    /// Names of the topics that all have the same number of partitions; the inboxes first.
    package static var leadKeyed: [TopicName] {
        let roles = TopicRole.all.filter { !$0.isSingle }
        let inboxes = [TopicRole.inbox(.marketing), .inbox(.sales)]
        return (inboxes + roles.filter { !inboxes.contains($0) }).compactMap { TopicName($0.name) }
    }
}
