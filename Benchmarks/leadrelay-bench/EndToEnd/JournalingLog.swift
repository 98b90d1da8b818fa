import EventLog

/// A log whose sessions note what they write.
struct JournalingLog<Base: EventLog>: EventLog {
    let base: Base
    let journal: CommitJournal

    func create(_ plan: TopicPlan) throws(LogError) { try base.create(plan) }

    func openSession(_ plan: SessionPlan) throws(LogError) -> JournalingSession<Base.Session> {
        JournalingSession(try base.openSession(plan), journal)
    }

    func makePublisher() throws(LogError) -> Base.Publisher { try base.makePublisher() }

    func makeReader() throws(LogError) -> Base.Reader { try base.makeReader() }

    func join(_ group: GroupName, reading topics: [TopicName], as name: String) throws(LogError) -> Base.Member {
        try base.join(group, reading: topics, as: name)
    }
}
