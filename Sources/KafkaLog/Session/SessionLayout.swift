import EventLog

/// Which partitions belong together in a session's plan.
struct SessionLayout {
    let plan: SessionPlan
    let partitions: Int32

    /// - Throws: `.unknownTopic`, or `.topicMismatch` where the numbers of partitions do not fit together.
    init(_ plan: SessionPlan, _ catalogue: TopicCatalogue) throws(LogError) {
        self.plan = plan
        partitions = try catalogue.entry(plan.inbox, "openSession").partitions
        var beside = [(plan.changelog, partitions)]
        beside += plan.sidecars.map { ($0.topic, $0.isSingle ? 1 : partitions) }
        beside += plan.followed.map { ($0, 1) }
        for (topic, needed) in beside {
            let found = try catalogue.entry(topic, "openSession").partitions
            guard found != needed else { continue }
            throw LogError(
                .topicMismatch, operation: "openSession", recovery: .stop,
                message:
                    "\(topic) has \(found) partitions; read beside \(plan.inbox) it needs \(needed). Records would go"
                    + " astray: make the topics with equal numbers under another prefix (`leadrelay topics plan` shows them)"
            )
        }
    }

    /// The inbox first, then the sidecars in the plan's order.
    func inputs(of partition: PartitionID) -> [TopicPartition] {
        guard partition.number < partitions else { return [] }
        return [TopicPartition(plan.inbox, partition)]
            + plan.sidecars.filter { !$0.isSingle || partition == .zero }.map { TopicPartition($0.topic, partition) }
    }

    func isInput(_ place: TopicPartition) -> Bool { inputs(of: place.partition).contains(place) }

    func changelog(of partition: PartitionID) -> TopicPartition { TopicPartition(plan.changelog, partition) }
}
