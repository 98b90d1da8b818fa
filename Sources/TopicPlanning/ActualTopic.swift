package import EventLog
import TopicSettings

/// A topic as a cluster has it.
package struct ActualTopic: Hashable, Sendable {
    package var name: TopicName
    package var partitions: Int32
    package var replicationFactor: Int16
    /// Values in force by Kafka's names, defaults of the broker included.
    package var settings: [String: String]
    /// Names of those that follow the broker, because nobody set them on the topic.
    package var inherited: Set<String>

    package init(
        name: TopicName, partitions: Int32, replicationFactor: Int16, settings: [String: String],
        inherited: Set<String> = []
    ) {
        self.name = name
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.settings = settings
        self.inherited = inherited
    }

    /// What a topic is like right after it was made as asked for.
    package init(_ desired: DesiredTopic) {
        self.init(
            name: desired.name, partitions: desired.partitions, replicationFactor: desired.replicationFactor,
            settings: TopicSetting.byName(desired.settings))
    }
}
