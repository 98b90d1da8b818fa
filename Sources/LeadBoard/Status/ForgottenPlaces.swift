package import EventLog

/// Inputs in which a cluster has forgotten where a worker stood.
package struct ForgottenPlaces: Sendable, Hashable {
    private let inputs: [TopicPartition]

    package init(_ inputs: some Collection<TopicPartition>) { self.inputs = inputs.map(\.self) }

    /// For a person; `nil` where nothing was forgotten.
    package var sentence: String? {
        guard !inputs.isEmpty else { return nil }
        let count = inputs.count == 1 ? "1 input" : "\(inputs.count) inputs"
        return
            "The cluster has forgotten the group's offsets in \(count), as it does where a group is away for longer than it "
            + "keeps them (offsets.retention.minutes). The worker's changelog has its places, and it goes on from there."
    }
}
