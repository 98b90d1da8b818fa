package import EventLog
package import LeadEvents
package import LeadStream

/// The topics that a rebuild writes, beside the live ones: the same names behind one more prefix.
///
/// For the shadow `trial` of an installation without a prefix: `trial.marketing.decisions`, `trial.marketing.dead-letters`, and
/// `trial.marketing-worker.changelog`, which holds the rebuild's mark.
package struct ShadowTopics: Sendable {
    package let name: String
    package let live: TopicLayout
    package let layout: TopicLayout

    /// `nil` where a topic's name cannot hold the shadow's.
    package init?(_ name: String, of live: TopicLayout) {
        guard !name.isEmpty,
            let layout = TopicLayout(prefix: live.prefix + name + ".", partitions: live.partitions)
        else { return nil }
        self.name = name
        self.live = live
        self.layout = layout
    }

    /// A shadow stays until it is rebuilt.
    package func plan(_ team: Team) -> TopicPlan {
        let topics = layout[team]
        return TopicPlan([
            TopicSpec(name: topics.decisions, partitions: live.partitions, cleanup: .keepForever),
            TopicSpec(
                name: topics.deadLetters, partitions: live.partitions, cleanup: .keepForever,
                maximumRecordBytes: TopicSpec.letterBytes),
            TopicSpec(name: topics.changelog, partitions: live.partitions, cleanup: .keepForever),
        ])
    }

    /// The partitions, in their order.
    var partitions: [PartitionID] { (0..<live.partitions).compactMap { PartitionID($0) } }
}
