package import EventLog
package import TopicSettings

/// One difference between what the contract asks for and what a cluster has.
package struct TopicChange: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case create(DesiredTopic)
        case partitions(from: Int32, to: Int32)
        case replicationFactor(from: Int16, to: Int16)
        case setting(TopicSetting, from: Present)
    }

    /// What a setting is so far.
    package enum Present: Hashable, Sendable {
        case set(String)
        /// Nobody set it on the topic; it follows the broker.
        case inherited(String)
        /// The cluster says nothing of it.
        case unknown

        package var value: String? {
            switch self {
            case .set(let value), .inherited(let value): value
            case .unknown: nil
            }
        }
    }

    /// Why a change is not made without being asked for.
    package enum Hazard: Hashable, Sendable {
        /// Records go that would have stayed.
        case losesData
        /// Keys would land in other partitions, though nothing lies in any yet.
        case remapsKeys
        /// Keys land in other partitions than the records that lie there: leads would be handled twice.
        case partsLeads
        /// A record counts as written on fewer brokers.
        case weakensDurability
        /// Kafka cannot do it, or not by this command.
        case notHere
    }

    package let topic: TopicName
    package let action: Action
    package let hazard: Hazard?

    init(_ topic: TopicName, _ action: Action, _ hazard: Hazard? = nil) {
        self.topic = topic
        self.action = action
        self.hazard = hazard
    }
}

extension TopicChange.Hazard {
    /// What it would do, and what to do.
    package var sentence: String {
        switch self {
        case .losesData:
            "would delete records that are kept today; --allow-data-loss makes it, after a backup."
        case .remapsKeys:
            "would send leads to other partitions; nothing was written yet, so --allow-remapped-keys makes it."
        case .partsLeads:
            "would send leads to other partitions than their history, where they would be handled a second time; grow "
                + "by a copy to a new prefix (docs/operations.md)."
        case .weakensDurability:
            "would count a record as written on fewer brokers; --allow-data-loss makes it."
        case .notHere:
            "cannot be made by this command: fewer partitions need a new topic, another replication factor needs "
                + "kafka-reassign-partitions."
        }
    }
}
