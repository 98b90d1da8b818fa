import EmbeddedLog
import EventLog
import Glibc

/// Copies each record of the inbox to the decisions and to the changelog, exactly once.
func work(member: String, _ log: EmbeddedLog) throws(LogError) {
    let session = try openSession(member, log)
    var limits = PollLimits()
    limits.records = 500
    do throws(LogError) {
        while true {
            switch try session.poll(limits, timeout: .seconds(1)) {
            case .assigned(let partitions):
                try session.start(partitions)
                say("assigned")
            case .records(let records):
                try copy(records, session)
                if let last = records.last { say("committed \(last.offset.next)") }
            case .idle, .revoked, .lost: break
            }
        }
    } catch {
        guard error.code == .fenced else { throw error }
        say("fenced")
    }
}

private func copy(_ records: [LogRecord], _ session: EmbeddedSession) throws(LogError) {
    guard let last = records.last else { return }
    for record in records {
        for name in ["decisions", "changelog"] {
            guard let topic = TopicName(name) else { continue }
            try session.append(
                OutgoingRecord(topic: topic, partition: .zero, key: record.value, value: record.value))
        }
    }
    try session.commit([InputPosition(last.source, next: last.offset.next)])
}

/// Polls a log on which nothing happens and tells what processor time that took.
func idle(_ time: Duration, _ log: EmbeddedLog) throws(LogError) {
    let session = try openSession("idle", log)
    let deadline = ContinuousClock.now + time
    var start = processorTime()
    while ContinuousClock.now < deadline {
        guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .milliseconds(500)) else {
            continue
        }
        try session.start(partitions)
        say("assigned")
        start = processorTime()
    }
    say("cpu \(processorTime() - start)")
}

private func openSession(_ member: String, _ log: EmbeddedLog) throws(LogError) -> EmbeddedSession {
    guard let group = GroupName("workers"), let inbox = TopicName("inbox"), let changelog = TopicName("changelog")
    else { throw LogError(.invalidArgument, operation: "probe", recovery: .stop, message: "a name is not valid") }
    return try log.openSession(
        SessionPlan(group: group, inbox: inbox, sidecars: [], followed: [], changelog: changelog, member: member))
}

/// Microseconds.
private func processorTime() -> Int {
    var time = timespec()
    _ = clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}
