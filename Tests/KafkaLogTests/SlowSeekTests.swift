import EventLog
import KafkaClient
import KafkaLog
import KafkaMock
import Logging
import Testing

@Suite("An abort on a busy machine", .timeLimit(.minutes(1)))
struct SlowSeekTests {
    /// Holds librdkafka's main thread for a while before it does what a seek asks for.
    private struct Brake: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard let text = event.metadata?["kafka.text"].map({ "\($0)" }), text.contains(": Seek "),
                text.contains("in state")
            else { return }
            pause(.milliseconds(100))
        }
    }

    @Test("reads again in the same session, though librdkafka comes to it late")
    func late() async throws {
        let cluster = try MockCluster()
        let names = try ["inbox", "decisions", "changelog"].map { try #require(TopicName($0)) }
        for name in names { cluster.create(name.name, partitions: 1) }
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.answersAdmin = false
        settings.cluster.properties["debug"] = "topic"
        let log = try KafkaLog(settings, logger: Logger(label: "test") { _ in Brake() })
        let publisher = try log.makePublisher()
        _ = try await publisher.publish([
            OutgoingRecord(topic: names[0], partition: .zero, key: "key".utf8Slice, value: "value".utf8Slice)
        ])
        await publisher.close()
        let group = try #require(GroupName("workers"))
        let session = try log.openSession(
            SessionPlan(group: group, inbox: names[0], sidecars: [], followed: [], changelog: names[2], member: "one"))
        defer { session.close() }
        for _ in 1...2 {
            let records = try Self.read(session)
            #expect(records.map { String(decoding: $0.value ?? [], as: UTF8.self) } == ["value"])
            try session.append(
                OutgoingRecord(topic: names[1], partition: .zero, key: nil, value: "decision".utf8Slice))
            try session.abort()
        }
    }

    private static func read(_ session: KafkaSession) throws -> [LogRecord] {
        while true {
            switch try session.poll(PollLimits(), timeout: .milliseconds(100)) {
            case .assigned(let partitions):
                for partition in partitions { try session.restore(partition) { _ in } }
                try session.start(partitions)
            case .records(let records): return records
            default: break
            }
        }
    }
}
