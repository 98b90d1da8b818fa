package import EmbeddedLog
package import EventLog
package import KafkaLog

/// A session of the log that an address names.
package final class HostedSession: WorkerSession {
    enum Kind {
        case embedded(EmbeddedLog.Session)
        case kafka(KafkaLog.Session)
    }

    private let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    package var waker: HostedWaker {
        switch kind {
        case .embedded(let session): .embedded(session.waker)
        case .kafka(let session): .kafka(session.waker)
        }
    }

    package var isMember: Bool {
        switch kind {
        case .embedded(let session): session.isMember
        case .kafka(let session): session.isMember
        }
    }

    package func poll(_ limits: PollLimits, timeout: Duration) throws(LogError) -> SessionEvent {
        switch kind {
        case .embedded(let session): try session.poll(limits, timeout: timeout)
        case .kafka(let session): try session.poll(limits, timeout: timeout)
        }
    }

    package func restore(
        _ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) {
        switch kind {
        case .embedded(let session): try session.restore(partition, apply)
        case .kafka(let session): try session.restore(partition, apply)
        }
    }

    @discardableResult
    package func start(_ partitions: [PartitionID]) throws(LogError) -> [ExpiredRecords] {
        switch kind {
        case .embedded(let session): try session.start(partitions)
        case .kafka(let session): try session.start(partitions)
        }
    }

    package func release(_ partitions: [PartitionID]) throws(LogError) {
        switch kind {
        case .embedded(let session): try session.release(partitions)
        case .kafka(let session): try session.release(partitions)
        }
    }

    package func positions(_ partition: PartitionID) -> [InputPosition] {
        switch kind {
        case .embedded(let session): session.positions(partition)
        case .kafka(let session): session.positions(partition)
        }
    }

    @discardableResult
    package func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        switch kind {
        case .embedded(let session): try session.append(record)
        case .kafka(let session): try session.append(record)
        }
    }

    package func commit(_ positions: [InputPosition]) throws(LogError) {
        switch kind {
        case .embedded(let session): try session.commit(positions)
        case .kafka(let session): try session.commit(positions)
        }
    }

    package func abort() throws(LogError) {
        switch kind {
        case .embedded(let session): try session.abort()
        case .kafka(let session): try session.abort()
        }
    }

    package func compact(
        _ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws(LogError) -> Bool {
        switch kind {
        case .embedded(let session): try session.compact(partition, isLive: isLive)
        case .kafka(let session): try session.compact(partition, isLive: isLive)
        }
    }

    package func close() {
        switch kind {
        case .embedded(let session): session.close()
        case .kafka(let session): session.close()
        }
    }
}

/// The waker of such a session.
package enum HostedWaker: SessionWaker {
    case embedded(EmbeddedLog.Session.Waker)
    case kafka(KafkaLog.Session.Waker)

    package func wake() {
        switch self {
        case .embedded(let waker): waker.wake()
        case .kafka(let waker): waker.wake()
        }
    }
}
