import EventLog

/// The places of a session's plan, found once when it opens.
struct SessionInputs {
    /// One partition of the inbox, with what is read beside it.
    struct Lane {
        /// The inbox partition first, then the sidecars in the plan's order.
        let inputs: [Place]
        let changelog: Place
    }

    let lanes: [PartitionID: Lane]
    let followed: [Place]
    /// Numbers of the places that have a committed position.
    let positioned: Set<Int>

    /// - Throws: `.unknownTopic`, or `.topicMismatch` where the numbers of partitions do not fit together.
    init(_ plan: SessionPlan, _ connection: Connection) throws(LogError) {
        let operation = "openSession"
        let inbox = try connection.topic(plan.inbox, operation: operation)
        let changelog = try connection.topic(plan.changelog, operation: operation)
        try Self.require(changelog, partitions: inbox.spec.partitions, beside: plan.inbox)
        var sidecars: [(topic: Topic, isSingle: Bool)] = []
        for sidecar in plan.sidecars {
            let topic = try connection.topic(sidecar.topic, operation: operation)
            try Self.require(topic, partitions: sidecar.isSingle ? 1 : inbox.spec.partitions, beside: plan.inbox)
            sidecars.append((topic, sidecar.isSingle))
        }
        var followed: [Place] = []
        for name in plan.followed {
            let topic = try connection.topic(name, operation: operation)
            try Self.require(topic, partitions: 1, beside: plan.inbox)
            followed += topic.places
        }
        var lanes: [PartitionID: Lane] = [:]
        for (own, log) in zip(inbox.places, changelog.places) {
            let partition = own.partition.partition
            let beside = sidecars.compactMap { sidecar in
                sidecar.isSingle && partition != .zero ? nil : sidecar.topic.place(partition)
            }
            lanes[partition] = Lane(inputs: [own] + beside, changelog: log)
        }
        self.lanes = lanes
        positioned = Set(lanes.values.flatMap(\.inputs).map(\.id))
        self.followed = followed
    }

    var partitions: [PartitionID] { lanes.keys.sorted() }

    private static func require(_ topic: Topic, partitions: Int32, beside inbox: TopicName) throws(LogError) {
        guard topic.spec.partitions != partitions else { return }
        throw LogError(
            .topicMismatch, operation: "openSession", recovery: .stop,
            message: "\(topic.spec.name) has \(topic.spec.partitions) partitions; read beside \(inbox) it needs"
                + " \(partitions)")
    }
}
