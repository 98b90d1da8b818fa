package import EventLog
import KafkaClient

/// The one member of a group that only reads a log on Kafka.
///
/// All partitions of its topics are assigned to it, so that the coordinator refuses whoever would move the group, and nothing
/// is fetched: what is read comes through a reader. A second member that joins all the same gets partitions of it, and one
/// of the two gives up.
package final class KafkaGroupMember: GroupMember {
    package private(set) var positions: [InputPosition] = []
    private let group: GroupName
    private let log: KafkaLog
    private let consumer: GroupConsumer
    private let wanted: Set<KafkaPartition>
    private var held: Set<KafkaPartition> = []

    init(_ group: GroupName, reading topics: [TopicName], as name: String, _ log: KafkaLog) throws(LogError) {
        self.group = group
        self.log = log
        var wanted: Set<KafkaPartition> = []
        for topic in topics {
            for number in 0..<(try log.catalogue.entry(topic, "join").partitions) {
                wanted.insert(KafkaPartition(log.catalogue.kafkaName(topic), number))
            }
        }
        self.wanted = wanted
        let settings = log.settings
        consumer = try onKafka { () throws(KafkaError) in
            try GroupConsumer(
                settings.cluster, group: settings.prefix + group.name, member: name, instance: nil,
                own: settings.groupMemberProperties(name), logger: log.logger)
        }
        do {
            try log.requireFree(group, "join")
            try onKafka { () throws(KafkaError) in
                try consumer.subscribe(to: topics.map { log.catalogue.kafkaName($0) })
            }
            try holdAll("join", by: .now + settings.requestTimeout)
            positions = try committed()
        } catch {
            consumer.close()
            throw error
        }
    }

    private func committed() throws(LogError) -> [InputPosition] {
        let found = try onKafka { () throws(KafkaError) in
            try consumer.committed(Array(wanted), timeout: log.settings.requestTimeout)
        }
        return found.compactMap(log.catalogue.position)
    }

    package func keep(_ positions: [InputPosition]) throws(LogError) {
        let deadline = ContinuousClock.now + log.settings.sessionRequestTimeout
        let offsets = positions.map(log.catalogue.offset)
        while true {
            try holdAll("keep", by: deadline)
            guard !offsets.isEmpty else { return }
            do throws(KafkaError) {
                return try consumer.commit(offsets)
            } catch {
                // A rebalance is under way; the next turn sees how it ends.
                let isPassing = error.recovery == .retry || error.code == .illegalGeneration
                guard isPassing, ContinuousClock.now < deadline else { throw LogError(error) }
                consumer.pipe.wait(.milliseconds(100))
            }
        }
    }

    /// Waits until every partition is assigned to this member.
    private func holdAll(_ operation: String, by deadline: ContinuousClock.Instant) throws(LogError) {
        while true {
            _ = consumer.pipe.take()
            try onKafka { () throws(KafkaError) in
                try consumer.serve()
                while let rebalance = consumer.nextRebalance() { try answer(rebalance) }
            }
            guard held != wanted else { return }
            guard ContinuousClock.now < deadline else {
                throw held.isEmpty
                    ? LogError(
                        .busy, operation: operation, recovery: .retry,
                        message: "the cluster gives nobody the partitions of \(group); try again")
                    : log.held(group, by: "another member that has just joined", operation)
            }
            consumer.pipe.wait(.milliseconds(250))
        }
    }

    /// Takes note only: an assignment that names no partition to fetch keeps the membership.
    private func answer(_ rebalance: Rebalance) throws(KafkaError) {
        switch rebalance {
        case .assigned(let partitions):
            held.formUnion(partitions)
            try consumer.assign([], keeping: [])
        case .revoked(let partitions):
            held.subtract(partitions)
            try consumer.unassign([])
        case .lost:
            held = []
            // Also answered where it is over: closing waits for that.
            try consumer.unassign([])
            throw KafkaError(
                .unknownMember, operation: "keep", recovery: .recreateClient,
                message: "the membership of \(group) has ended, after a pause longer than its session, or because the"
                    + " coordinator forgot it; begin again where the group stands")
        }
    }

    package func leave() {
        while let rebalance = consumer.nextRebalance() { try? answer(rebalance) }
        consumer.close()
    }
}

extension KafkaLogSettings {
    fileprivate func groupMemberProperties(_ name: String) -> [(String, String)] {
        consumerProperties + onlyMemberProperties + [("client.id", name)]
    }
}
