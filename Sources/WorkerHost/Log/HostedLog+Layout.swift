import EmbeddedLog
package import EventLog
import KafkaLog
package import LeadStream

extension HostedLog {
    /// Which of a log's topics have to be there.
    package enum Need: Sendable {
        /// All of them, as for a worker.
        case all
        /// Any that shows how many partitions there are: a principal may see those of its team alone, and what is written to is
        /// asked for as it is written.
        case some
    }

    /// The layout of the log, with its topics there. An embedded log makes those that are missing; on Kafka they are made by
    /// `leadrelay topics apply` and by nothing else, because what is made by the way has whatever settings are at hand, and a
    /// topic that a broker does not know yet looks like one that is missing.
    ///
    /// - Parameter newPartitions: of an embedded log that is new.
    /// - Throws: `.unknownTopic` that names what is missing; `.topicMismatch` where the numbers of partitions do not fit.
    package func layout(_ need: Need, newPartitions: Int32 = 1) throws(LogError) -> TopicLayout {
        switch self {
        case .embedded(let log):
            let layout = try TopicLayout.of(log.makeReader(), newPartitions: newPartitions)
            if case .all = need { try log.create(layout.plan) }
            return layout
        case .kafka(let log): return try log.layout(need)
        }
    }
}

extension KafkaLog {
    fileprivate func layout(_ need: HostedLog.Need) throws(LogError) -> TopicLayout {
        let names = TopicLayout()?.plan.topics.map(\.name) ?? []
        let found = try awaitTopics(names, atLeast: need.count(of: names.count))
        let missing = names.filter { name in !found.contains { $0.spec.name == name } }
        guard found.count >= need.count(of: names.count) else { throw absence(of: missing, operation: "open") }
        let layout = try TopicLayout.of(found)
        try layout.plan.check(found)
        return layout
    }
}

extension HostedLog.Need {
    fileprivate func count(of all: Int) -> Int {
        switch self {
        case .all: all
        case .some: 1
        }
    }
}
