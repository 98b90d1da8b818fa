import EmbeddedLog
import EventLog
import Glibc

/// Publishes the numbers from 0 on, until it is killed or the log refuses.
func publish(_ count: Int, _ log: EmbeddedLog) async throws(LogError) {
    guard let inbox = TopicName("inbox") else { return }
    let publisher = try log.makePublisher()
    var next = 0
    while true {
        let records = (next..<(next + count)).map { number in
            OutgoingRecord(topic: inbox, partition: .zero, key: nil, value: ArraySlice("\(number)".utf8))
        }
        _ = try await publisher.publish(records)
        next += count
        say("published \(next)")
    }
}

/// The same, with a limit on the size of files in place of a full disk.
func fill(_ bytes: String, _ log: EmbeddedLog) async throws(LogError) {
    signal(SIGXFSZ, SIG_IGN)
    let size = rlim_t(bytes) ?? 0
    var limit = rlimit(rlim_cur: size, rlim_max: size)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    try await publish(1_000, log)
}

func create(_ topics: Int32, _ log: EmbeddedLog) throws(LogError) {
    let specs = (0..<topics).compactMap { number in
        TopicName("topic\(number)").map { TopicSpec(name: $0, partitions: 4, cleanup: .keepForever) }
    }
    try log.create(TopicPlan(specs))
    say("created")
}
