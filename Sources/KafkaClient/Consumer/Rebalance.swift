import CRdKafka
import Synchronization

/// What the group's coordinator decided about this member.
package enum Rebalance: Sendable, Hashable {
    /// These partitions are ours: `assign` them.
    case assigned([KafkaPartition])
    /// These go to another member once we `unassign` them.
    case revoked([KafkaPartition])
    /// These are gone already: `unassign` them.
    case lost([KafkaPartition])
}

/// Carries rebalances from librdkafka's callback to who polls, so that they are handled before anything is assigned.
final class RebalanceInbox: Sendable {
    private struct State {
        var waiting: [Rebalance] = []
        var isClosing = false
        var hasHeard = false
        var hasJoined = false
        /// The group's partitions that are ours, as far as we were told.
        var owned: Set<KafkaPartition> = []
        /// Whether it was told that nothing is ours any longer, and not answered yet.
        var owesEnd = false

        mutating func note(_ rebalance: Rebalance) {
            switch rebalance {
            case .assigned(let partitions): owned.formUnion(partitions)
            case .revoked(let partitions), .lost(let partitions): owned.subtract(partitions)
            }
            if case .assigned = rebalance { owesEnd = false } else { owesEnd = owned.isEmpty }
            if !isClosing { waiting.append(rebalance) }
        }
    }

    private let state = Mutex(State())

    func next() -> Rebalance? { state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() } }

    /// From here on the callback unassigns by itself, because closing waits for that.
    ///
    /// - Parameter hasJoined: whether the coordinator has taken the member in.
    func close(hasJoined: Bool) {
        state.withLock { state in
            state.isClosing = true
            state.hasJoined = hasJoined
        }
    }

    /// Whether closing would wait for an answer that nobody gives: what is still ours it asks for itself.
    var owesEnd: Bool { state.withLock { $0.owesEnd } }

    func noteAnswer() { state.withLock { $0.owesEnd = false } }

    // Why a client is kept rather than destroyed (librdkafka before 2.3.0, its issue 4312):
    //   1. the member has joined, so the client has an assignor
    //   2. it is closed before its first assignment, so that assignor has no state yet
    //   3. destroying the client destroys that state, an assertion fails, and the process dies
    // Between 1 and 2 lie milliseconds at a start, so what is kept is little.
    var isUndestroyable: Bool {
        rd_kafka_version() < 0x0203_0000 && state.withLock { $0.isClosing && $0.hasJoined && !$0.hasHeard }
    }

    // Owner: the client's context. Thread: the one that polls the consumer's queue, or closes the consumer.
    // Must not: wait; it takes a note only. Until `assign` or `unassign` is called the group's member stays as it is.
    static func install(on configuration: borrowing ConfigurationHandle) {
        rd_kafka_conf_set_rebalance_cb(configuration.raw) { client, code, list, opaque in
            guard let client, let context = ClientContext.of(opaque) else { return }
            let partitions = list.flatMap { try? PartitionList.offsets(of: $0, "rebalance").map(\.partition) } ?? []
            let isAssignment = code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS
            let isLost = rd_kafka_assignment_lost(client) == 1
            let isClosing = context.rebalances.state.withLock { state in
                state.hasHeard = true
                state.note(isAssignment ? .assigned(partitions) : isLost ? .lost(partitions) : .revoked(partitions))
                return state.isClosing
            }
            guard isClosing else { return }
            if rd_kafka_rebalance_protocol(client).map({ String(cString: $0) }) == "COOPERATIVE" {
                let empty = PartitionList([PartitionOffset]())
                let error =
                    isAssignment
                    ? rd_kafka_incremental_assign(client, empty.raw) : rd_kafka_incremental_unassign(client, list)
                if let error { rd_kafka_error_destroy(error) }
            } else {
                rd_kafka_assign(client, nil)
            }
        }
    }
}
