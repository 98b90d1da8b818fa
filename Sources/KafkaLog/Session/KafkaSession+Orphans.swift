import EventLog
import KafkaClient

// How a partition comes to be nobody's, for as long as no other rebalance comes:
//   1. a member joins; another one is to give partitions up to it, and a second rebalance is to hand them over
//   2. that other member ends before it has asked for the second one, and comes back under its stable name
//   3. the coordinator gives it what it was left with in the first, without any rebalance
// So the members look after each other: the one with the least to do leaves the group for good and joins anew, which makes
// the group share everything out again.
extension KafkaSession {
    /// How often the group is looked at: every broker is asked, which takes a busy lane's time from its records.
    private static let orphanInterval: Duration = .seconds(15)
    private static let busyOrphanInterval: Duration = .seconds(60)
    /// After so long without a record a session has nothing to do.
    private static let idleTime: Duration = .seconds(1)
    /// What is nobody's is looked at once more after this time: a member may need it to give up what it has.
    private static let orphanPatience: Duration = .seconds(5)

    /// - Throws: `.reopen` where partitions are nobody's and it is ours to mend that.
    func mendOrphans() throws(LogError) {
        let isIdle = ContinuousClock.now - lastDelivery >= Self.idleTime
        let usual = isIdle ? Self.orphanInterval : Self.busyOrphanInterval
        let interval = orphans.isEmpty ? usual : Self.orphanPatience
        // A member without a stable name is taken out of the group when it ends, so that everything is shared out.
        guard plan.comesBack, ContinuousClock.now - lastOrphanLook >= interval else { return }
        lastOrphanLook = .now
        let before = orphans
        // Not worth waiting for: this answers in milliseconds unless a broker is away.
        let shares = log.control.shares(of: log.settings.prefix + plan.group.name, timeout: .seconds(1)) ?? [:]
        orphans = shares.isEmpty ? [] : self.orphans(of: shares)
        guard !orphans.isEmpty, orphans == before, isLeastBusy(shares) else { return }
        leavesForGood = true
        let numbers = orphans.map { "\($0)" }.joined(separator: ", ")
        throw LogError(
            .closed, operation: "poll", recovery: .reopen,
            message: "no member of \(plan.group) has partition \(numbers); the group shares them out anew")
    }

    private func orphans(of shares: [String: [KafkaPartition]]) -> [PartitionID] {
        let inbox = log.catalogue.kafkaName(plan.inbox)
        let assigned = Set(shares.values.joined().filter { $0.topic == inbox }.map(\.number))
        return (0..<layout.partitions).filter { !assigned.contains($0) }.compactMap { PartitionID($0) }
    }

    private func isLeastBusy(_ shares: [String: [KafkaPartition]]) -> Bool {
        let least = shares.min { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
        return least.map { $0.key == consumer.memberID } ?? false
    }
}
