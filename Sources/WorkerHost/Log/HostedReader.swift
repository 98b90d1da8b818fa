package import EmbeddedLog
package import EventLog
package import KafkaLog

/// A reader of the log that an address names.
package enum HostedReader: LogReader {
    case embedded(EmbeddedLog.Reader)
    case kafka(KafkaLog.Reader)

    package func topics() throws(LogError) -> [TopicDescription] {
        switch self {
        case .embedded(let reader): try reader.topics()
        case .kafka(let reader): try reader.topics()
        }
    }

    package func topics(named names: [TopicName]) throws(LogError) -> [TopicDescription] {
        switch self {
        case .embedded(let reader): try reader.topics(named: names)
        case .kafka(let reader): try reader.topics(named: names)
        }
    }

    package func stableEnd(of place: TopicPartition) throws(LogError) -> Offset {
        switch self {
        case .embedded(let reader): try reader.stableEnd(of: place)
        case .kafka(let reader): try reader.stableEnd(of: place)
        }
    }

    package func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds {
        switch self {
        case .embedded(let reader): try reader.bounds(of: place)
        case .kafka(let reader): try reader.bounds(of: place)
        }
    }

    package func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset {
        switch self {
        case .embedded(let reader): try reader.offset(in: place, at: time)
        case .kafka(let reader): try reader.offset(in: place, at: time)
        }
    }

    package func read(
        _ place: TopicPartition, from offset: Offset, limits: PollLimits
    ) throws(LogError) -> [LogRecord] {
        switch self {
        case .embedded(let reader): try reader.read(place, from: offset, limits: limits)
        case .kafka(let reader): try reader.read(place, from: offset, limits: limits)
        }
    }

    package func groups() throws(LogError) -> [GroupDescription] {
        switch self {
        case .embedded(let reader): try reader.groups()
        case .kafka(let reader): try reader.groups()
        }
    }

    package func group(_ name: GroupName) throws(LogError) -> GroupDescription? {
        switch self {
        case .embedded(let reader): try reader.group(name)
        case .kafka(let reader): try reader.group(name)
        }
    }

    package func stablePositions(
        of group: GroupName, in inputs: [TopicPartition]
    ) throws(LogError) -> [InputPosition]? {
        switch self {
        case .embedded(let reader): try reader.stablePositions(of: group, in: inputs)
        case .kafka(let reader): try reader.stablePositions(of: group, in: inputs)
        }
    }

    package func waitForAppends(timeout: Duration) throws(LogError) {
        switch self {
        case .embedded(let reader): try reader.waitForAppends(timeout: timeout)
        case .kafka(let reader): try reader.waitForAppends(timeout: timeout)
        }
    }
}
