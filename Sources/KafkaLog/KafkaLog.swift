package import EventLog
import KafkaClient
package import Logging
import TopicSettings

/// The event log on Apache Kafka.
///
/// Names: a topic `inbox` of a log with the prefix `acme.` is Kafka's topic `acme.inbox`; groups and transactional ids
/// likewise. Shape: a publisher, a reader and a session each have connections of their own.
package struct KafkaLog: EventLog {
    package let settings: KafkaLogSettings
    let control: LogConsumer
    let catalogue: TopicCatalogue
    let logger: Logger

    /// Connects, and asks the cluster what it has.
    ///
    /// - Throws: `.invalidArgument` where a setting is wrong, without asking the cluster; `.busy` where no broker answers
    ///   within the ``KafkaLogSettings/connectTimeout``.
    package init(_ settings: KafkaLogSettings, logger: Logger) throws(LogError) {
        self.settings = settings
        self.logger = logger
        control = try Self.connect(settings, logger)
        catalogue = TopicCatalogue(control, settings)
    }

    static func connect(_ settings: KafkaLogSettings, _ logger: Logger) throws(LogError) -> LogConsumer {
        try onKafka { () throws(KafkaError) in
            try settings.cluster.check()
            let control = try LogConsumer(
                settings.cluster, .uncommitted, own: settings.consumerProperties, logger: logger)
            _ = try control.connect(to: settings.cluster.brokers, within: settings.connectTimeout)
            return control
        }
    }

    /// Without a prefix the log's topics are told from others by their names alone.
    package var holdsOthersTopics: Bool { settings.prefix.isEmpty }

    package func create(_ plan: TopicPlan) throws(LogError) {
        let missing = try missing(of: plan)
        guard !missing.isEmpty else { return }
        let timeout = settings.requestTimeout
        let durability = try brokersDurability()
        try onKafka { () throws(KafkaError) in
            let topics = missing.map { spec in
                NewTopic(
                    name: catalogue.kafkaName(spec.name), partitions: spec.partitions,
                    replicas: Int32(durability.replicationFactor),
                    settings: TopicSetting.byName(TopicSetting.all(of: spec, durability))
                        .merging(settings.topicSettings) { $1 })
            }
            try KafkaAdmin(sharing: control).create(topics, timeout: timeout)
        }
        try awaitTopics(missing)
    }

    /// As many copies as are asked for, as far as there are brokers for them.
    func brokersDurability() throws(LogError) -> Durability {
        let brokers = try onKafka { () throws(KafkaError) in
            try control.clusterMetadata(timeout: settings.requestTimeout).brokers
        }
        return settings.durability.limited(to: brokers)
    }

    /// The plan's topics that the cluster has not.
    ///
    /// - Throws: `.topicMismatch` where one has another number of partitions.
    package func missing(of plan: TopicPlan) throws(LogError) -> [TopicSpec] {
        let names = plan.topics.map(\.name)
        let found = try catalogue.reload(names)
        try plan.check(found.descriptions(names))
        return plan.topics.filter { found[$0.name] == nil }
    }

    /// Waits until at least so many of these topics are there, or until the ``KafkaLogSettings/topicPatience`` is over.
    ///
    /// - Returns: those that are there then, in the order of the names.
    package func awaitTopics(_ names: [TopicName], atLeast count: Int) throws(LogError) -> [TopicDescription] {
        try catalogue.awaited(names, atLeast: count).descriptions(names)
    }

    /// Says that these topics are missing, and what to do.
    package func absence(of topics: [TopicName], operation: String) -> LogError {
        catalogue.absence(of: topics, operation)
    }

    /// Waits until the cluster shows what it has just created: its brokers learn of it one after the other.
    func awaitTopics(_ specs: [TopicSpec]) throws(LogError) {
        let areThere = try control.wait(for: settings.requestTimeout) { () throws(LogError) in
            let found = try catalogue.reload(specs.map(\.name))
            guard specs.allSatisfy({ found[$0.name]?.isWhole == true }) else { return false }
            return try areLed(specs)
        }
        guard !areThere else { return }
        throw LogError(
            .busy, operation: "create", recovery: .retry,
            message: "the cluster does not show the new topics after \(settings.requestTimeout)")
    }

    /// Whether every partition has a leader that knows of it.
    private func areLed(_ specs: [TopicSpec]) throws(LogError) -> Bool {
        let partitions = specs.flatMap { spec in
            (0..<spec.partitions).map {
                PartitionOffset(KafkaPartition(catalogue.kafkaName(spec.name), $0), PartitionOffset.end)
            }
        }
        do {
            _ = try control.offsets(at: partitions, timeout: settings.requestTimeout)
            return true
        } catch {
            guard error.recovery == .retry || LogError(error).code == .unknownTopic else { throw LogError(error) }
            return false
        }
    }

    package func openSession(_ plan: SessionPlan) throws(LogError) -> KafkaSession { try KafkaSession(plan, self) }

    package func makePublisher() throws(LogError) -> KafkaPublisher { try KafkaPublisher(self) }

    package func makeReader() throws(LogError) -> KafkaReader { try KafkaReader(self) }

    package func join(
        _ group: GroupName, reading topics: [TopicName], as name: String
    ) throws(LogError) -> KafkaGroupMember {
        try KafkaGroupMember(group, reading: topics, as: name, self)
    }
}
