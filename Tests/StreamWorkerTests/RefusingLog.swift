import EmbeddedLog
import EventLog
import Synchronization

/// An embedded log that refuses its first sessions for the moment, as a cluster does whose coordinator is not there yet.
final class RefusingLog: EventLog {
    private let log: EmbeddedLog
    private let refusals: Int
    private let asked = Mutex(0)
    /// Told of each refusal, before it.
    private let willRefuse: @Sendable (_ attempt: Int) -> Void

    init(_ log: EmbeddedLog, refusals: Int, willRefuse: @escaping @Sendable (_ attempt: Int) -> Void) {
        self.log = log
        self.refusals = refusals
        self.willRefuse = willRefuse
    }

    func openSession(_ plan: SessionPlan) throws(LogError) -> EmbeddedLog.Session {
        let attempt = asked.withLock { asked in
            asked += 1
            return asked
        }
        guard attempt <= refusals else { return try log.openSession(plan) }
        willRefuse(attempt)
        throw LogError(.busy, operation: "openSession", recovery: .retry, message: "the coordinator is not there yet")
    }

    func create(_ plan: TopicPlan) throws(LogError) { try log.create(plan) }
    func makePublisher() throws(LogError) -> EmbeddedLog.Publisher { try log.makePublisher() }
    func makeReader() throws(LogError) -> EmbeddedLog.Reader { try log.makeReader() }
    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> EmbeddedLog.Member {
        try log.join(group, reading: topics, as: name)
    }
}
