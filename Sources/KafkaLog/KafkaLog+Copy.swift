package import EventLog
import KafkaClient
import TopicSettings

extension KafkaLog {
    /// Topics keep the times that records are sent with (`CreateTime`), and retention rests.
    package func beginCopy(_ plan: TopicPlan) throws(LogError) {
        let missing = Set(try self.missing(of: plan).map(\.name))
        let topics = ClusterTopics(self)
        let durability = try brokersDurability()
        for spec in plan.topics {
            let name = catalogue.kafkaName(spec.name)
            let settings = TopicSetting.all(of: spec, durability).map { $0.whileCopied }
            if missing.contains(spec.name) {
                try topics.create(name, partitions: spec.partitions, durability, settings)
            } else {
                try topics.alter(name, settings.filter { $0.isTimeOrAge })
            }
        }
        try awaitTopics(plan.topics)
    }

    package func endCopy(_ plan: TopicPlan) throws(LogError) {
        let topics = ClusterTopics(self)
        let durability = try brokersDurability()
        for spec in plan.topics {
            let settings = TopicSetting.all(of: spec, durability).filter { $0.isTimeOrAge }
            try topics.alter(catalogue.kafkaName(spec.name), settings)
        }
        try catalogue.reload(plan.topics.map(\.name))
    }
}

extension TopicSetting {
    fileprivate var isTimeOrAge: Bool { key == .timestampType || key == .retentionMilliseconds }

    fileprivate var whileCopied: TopicSetting {
        switch key {
        case .timestampType: TopicSetting(key, "CreateTime")
        case .retentionMilliseconds: TopicSetting(key, "-1")
        default: self
        }
    }
}
