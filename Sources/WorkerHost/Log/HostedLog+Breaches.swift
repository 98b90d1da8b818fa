package import EventLog
package import KafkaLog
package import LeadEvents
package import LeadStream
package import TopicPlanning

extension HostedLog {
    /// What a cluster's topics take from the promises of these teams' workers, as far as we may see how they are set. An
    /// embedded log's are as they have to be.
    package func breaches(_ layout: TopicLayout, for teams: [Team]) throws(LogError) -> [TopicBreach] {
        guard case .kafka(let log) = self, log.settings.answersAdmin,
            let layout = TopicLayout(prefix: log.settings.prefix, partitions: layout.partitions)
        else { return [] }
        let names = layout.plan.topics.map(\.name)
        let found = try ClusterTopics(log).describeVisible(names.map(\.name))
        return layout.breaches(in: names.compactMap { found[$0.name]?.actual($0) }, for: teams)
    }
}

extension ClusterTopics.Topic {
    /// As planning takes it.
    package func actual(_ name: TopicName) -> ActualTopic {
        ActualTopic(
            name: name, partitions: partitions, replicationFactor: replicationFactor,
            settings: values, inherited: inherited)
    }
}
