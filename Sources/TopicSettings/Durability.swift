/// How many brokers hold each record.
package struct Durability: Hashable, Sendable {
    /// Range: 1 to 9. Default 3.
    package let replicationFactor: Int16

    package static let standard = Durability(uncheckedReplicas: 3)

    private init(uncheckedReplicas replicas: Int16) { replicationFactor = replicas }

    package init?(replicationFactor: Int16) {
        guard (1...9).contains(replicationFactor) else { return nil }
        self.replicationFactor = replicationFactor
    }

    /// As far as there are brokers for it.
    package func limited(to brokers: Int) -> Durability {
        Durability(replicationFactor: min(replicationFactor, Int16(clamping: max(brokers, 1)))) ?? self
    }

    /// Replicas that have to hold a record before it counts as written: one fewer than there are, so that one broker may
    /// be down. With one broker that is the one.
    package var minInsyncReplicas: Int16 { max(1, replicationFactor - 1) }
}
