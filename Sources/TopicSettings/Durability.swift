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

    /// Replicas that have to hold a record before it counts as written: half of them, rounded up. 2 of 3: one broker may be
    /// down, and no record counts as written that lies on one alone. Beyond, each two more replicas let one more broker be down
    /// and keep each record on one more: 2 of 4, 3 of 5. With one or two brokers it is one.
    package var minInsyncReplicas: Int16 { (replicationFactor + 1) / 2 }
}
