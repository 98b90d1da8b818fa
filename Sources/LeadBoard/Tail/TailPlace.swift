package import EventLog
package import LeadEvents

/// One partition that `tail` reads.
package struct TailPlace: Sendable, Hashable {
    /// What its records are read as; `nil`: as events of either team.
    package let role: TopicRole?
    package let partition: TopicPartition

    package init(_ place: LogTopics.Place) {
        role = place.role
        partition = place.partition
    }

    /// The partitions of a topic, whoever made it. One that is called as a topic of the installation behind a name of its own
    /// (a shadow's `trial.marketing.decisions`) is read as what that is.
    package static func places(of topic: TopicSpec) -> [TailPlace] {
        let name = topic.name.name
        let role = TopicRole.all.first { name == $0.name || name.hasSuffix(".\($0.name)") }
        return (0..<topic.partitions).compactMap { PartitionID($0) }
            .map { TailPlace(role: role, partition: TopicPartition(topic.name, $0)) }
    }

    private init(role: TopicRole?, partition: TopicPartition) {
        self.role = role
        self.partition = partition
    }
}
