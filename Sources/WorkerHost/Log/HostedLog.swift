package import EmbeddedLog
package import EventLog
package import KafkaLog
package import Logging

/// The log that an address names: embedded, or on Kafka. What runs on it need not know which.
package enum HostedLog: EventLog {
    case embedded(EmbeddedLog)
    case kafka(KafkaLog)

    /// Opens the log.
    ///
    /// - Parameter createsFile: whether an embedded log is made where there is none.
    package init(_ location: LogLocation, createsFile: Bool = true, logger: Logger) throws(LogError) {
        switch location {
        case .embedded(let path):
            var settings = EmbeddedLogSettings()
            settings.createsFile = createsFile
            self = .embedded(try EmbeddedLog(path: path, settings: settings))
        case .kafka(let url):
            self = .kafka(try KafkaLog(KafkaLogSettings(url: url, environment: ProcessEnvironment.all), logger: logger))
        }
    }

    package var holdsOthersTopics: Bool {
        switch self {
        case .embedded(let log): log.holdsOthersTopics
        case .kafka(let log): log.holdsOthersTopics
        }
    }

    /// For how long a transaction of a worker may gather before the log aborts it; `nil`: for as long as it likes.
    var longestGathering: Duration? {
        switch self {
        case .embedded: nil
        case .kafka(let log): log.settings.longestGathering
        }
    }

    package func create(_ plan: TopicPlan) throws(LogError) {
        switch self {
        case .embedded(let log): try log.create(plan)
        case .kafka(let log): try log.create(plan)
        }
    }

    package func openSession(_ plan: SessionPlan) throws(LogError) -> HostedSession {
        switch self {
        case .embedded(let log): HostedSession(.embedded(try log.openSession(plan)))
        case .kafka(let log): HostedSession(.kafka(try log.openSession(plan)))
        }
    }

    package func makePublisher() throws(LogError) -> HostedPublisher {
        switch self {
        case .embedded(let log): .embedded(try log.makePublisher())
        case .kafka(let log): .kafka(try log.makePublisher())
        }
    }

    package func makeReader() throws(LogError) -> HostedReader {
        switch self {
        case .embedded(let log): .embedded(try log.makeReader())
        case .kafka(let log): .kafka(try log.makeReader())
        }
    }

    package func join(
        _ group: GroupName, reading topics: [TopicName], as name: String
    ) throws(LogError) -> HostedGroupMember {
        switch self {
        case .embedded(let log): HostedGroupMember(.embedded(try log.join(group, reading: topics, as: name)))
        case .kafka(let log): HostedGroupMember(.kafka(try log.join(group, reading: topics, as: name)))
        }
    }

    package func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError) {
        switch self {
        case .embedded(let log): try log.deleteRecords(of: place, before: offset)
        case .kafka(let log): try log.deleteRecords(of: place, before: offset)
        }
    }

    package func beginCopy(_ plan: TopicPlan) throws(LogError) {
        switch self {
        case .embedded(let log): try log.beginCopy(plan)
        case .kafka(let log): try log.beginCopy(plan)
        }
    }

    package func endCopy(_ plan: TopicPlan) throws(LogError) {
        switch self {
        case .embedded(let log): try log.endCopy(plan)
        case .kafka(let log): try log.endCopy(plan)
        }
    }

    package func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        switch self {
        case .embedded(let log): try log.setPositions(positions, of: group)
        case .kafka(let log): try log.setPositions(positions, of: group)
        }
    }
}
