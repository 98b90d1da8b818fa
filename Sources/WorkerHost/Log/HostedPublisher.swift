package import EmbeddedLog
package import EventLog
package import KafkaLog

/// A publisher of the log that an address names.
package enum HostedPublisher: LogPublisher {
    case embedded(EmbeddedLog.Publisher)
    case kafka(KafkaLog.Publisher)

    package func publish(_ records: [OutgoingRecord]) async throws(LogError) -> [RecordPosition] {
        switch self {
        case .embedded(let publisher): try await publisher.publish(records)
        case .kafka(let publisher): try await publisher.publish(records)
        }
    }

    package func publish(_ records: [OutgoingRecord], appended times: [AppendTime]) async throws(LogError) {
        switch self {
        case .embedded(let publisher): try await publisher.publish(records, appended: times)
        case .kafka(let publisher): try await publisher.publish(records, appended: times)
        }
    }

    package func close() async {
        switch self {
        case .embedded(let publisher): await publisher.close()
        case .kafka(let publisher): await publisher.close()
        }
    }
}
