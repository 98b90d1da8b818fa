import EmbeddedLog
import EventLog
import Testing

/// The topics that the tests of this target and the probe use.
enum Topics {
    static let inbox = TopicPartition(TopicName("inbox").orFail, .zero)
    static let decisions = TopicPartition(TopicName("decisions").orFail, .zero)
    static let changelog = TopicPartition(TopicName("changelog").orFail, .zero)
    static let letters = TopicPartition(TopicName("letters").orFail, .zero)

    static let plan = TopicPlan([
        TopicSpec(name: inbox.topic, partitions: 1, cleanup: .keepForever),
        TopicSpec(name: decisions.topic, partitions: 1, cleanup: .keepForever),
        TopicSpec(name: changelog.topic, partitions: 1, cleanup: .compact),
        TopicSpec(name: letters.topic, partitions: 1, cleanup: .keepFor(.seconds(3_600))),
    ])

    static func session(_ member: String) -> SessionPlan {
        SessionPlan(
            group: GroupName("workers").orFail, inbox: inbox.topic, sidecars: [], followed: [],
            changelog: changelog.topic, member: member)
    }
}

extension Optional {
    /// For names that the tests wrote down themselves.
    var orFail: Wrapped {
        guard let self else { fatalError("a test uses a name that is not valid") }
        return self
    }
}

extension OutgoingRecord {
    init(_ value: String, to place: TopicPartition, key: String? = nil) {
        self.init(
            topic: place.topic, partition: place.partition, key: key.map { ArraySlice($0.utf8) },
            value: ArraySlice(value.utf8))
    }
}

extension EmbeddedLog {
    /// The values of a partition, oldest first.
    func values(_ place: TopicPartition) throws -> [String] {
        try makeReader().all(place).map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }

    func publish(_ values: [String], to place: TopicPartition) async throws {
        let publisher = try makePublisher()
        _ = try await publisher.publish(values.map { OutgoingRecord($0, to: place) })
        await publisher.close()
    }

    /// A session that has the group.
    func startedSession(_ member: String = "test") throws -> EmbeddedSession {
        let session = try openSession(Topics.session(member))
        guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .seconds(10)) else {
            session.close()
            throw LogError(.busy, operation: "test", recovery: .stop, message: "another session has the group")
        }
        try session.start(partitions)
        return session
    }
}
