import EventLog
import StreamWorker

/// A log whose session measures the worker that it belongs to, and stops it when nothing is left to do.
struct HeldLog<Base: EventLog>: EventLog {
    let base: Base
    let stop: StopSignal
    /// The place whose records come from standard input instead of the log.
    let piped: TopicPartition?
    let done: @Sendable (Holding) -> Void

    func create(_ plan: TopicPlan) throws(LogError) { try base.create(plan) }

    func openSession(_ plan: SessionPlan) throws(LogError) -> HeldSession<Base.Session> {
        HeldSession(try base.openSession(plan), piped.flatMap { RecordPipe.Reader(of: $0) }, stop, done)
    }

    func makePublisher() throws(LogError) -> Base.Publisher { try base.makePublisher() }

    func makeReader() throws(LogError) -> Base.Reader { try base.makeReader() }

    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> Base.Member {
        try base.join(group, reading: topics, as: name)
    }
}
