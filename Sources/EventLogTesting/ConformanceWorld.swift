import EventLog

/// The log under test with the topics that the cases use.
struct ConformanceWorld<Fixture: LogFixture>: Sendable {
    typealias Session = Fixture.Log.Session

    let fixture: Fixture
    var log: Fixture.Log { fixture.log }

    init(_ fixture: Fixture) { self.fixture = fixture }

    let inbox = topic("inbox")
    let ingress = topic("ingress")
    let routing = topic("routing")
    let agreements = topic("agreements")
    let decisions = topic("decisions")
    let changelog = topic("changelog")
    let letters = topic("letters")
    let group = GroupName("workers").unsafelyPresent

    static var partitions: Int32 { 2 }
    /// Bytes that a record of `letters` may have.
    static var letterBytes: Int { 1_250_000 }
    /// How long `letters` are kept.
    static var letterTime: Duration { .seconds(3_600) }
    /// Longest wait for anything that has to come.
    static var patience: Duration { .seconds(30) }

    var plan: TopicPlan {
        TopicPlan([
            TopicSpec(name: inbox, partitions: Self.partitions, cleanup: .keepForever),
            TopicSpec(name: ingress, partitions: Self.partitions, cleanup: .keepForever),
            TopicSpec(name: routing, partitions: 1, cleanup: .keepForever),
            TopicSpec(name: agreements, partitions: 1, cleanup: .keepForever),
            TopicSpec(name: decisions, partitions: Self.partitions, cleanup: .keepForever),
            TopicSpec(name: changelog, partitions: Self.partitions, cleanup: .compact),
            TopicSpec(
                name: letters, partitions: 1, cleanup: .keepFor(Self.letterTime),
                maximumRecordBytes: Self.letterBytes),
        ])
    }

    func sessionPlan(member: String = "first") -> SessionPlan {
        SessionPlan(
            group: group, inbox: inbox, sidecars: [.init(ingress), .init(routing, isSingle: true)],
            followed: [agreements], changelog: changelog, member: member)
    }
}

func topic(_ name: String) -> TopicName { TopicName(name).unsafelyPresent }

func partition(_ number: Int32) -> PartitionID { PartitionID(number).unsafelyPresent }

func place(_ topic: TopicName, _ number: Int32 = 0) -> TopicPartition { TopicPartition(topic, partition(number)) }

func offset(_ number: Int64) -> Offset { Offset(number).unsafelyPresent }

extension Optional {
    /// For names and numbers that the suite itself wrote down.
    var unsafelyPresent: Wrapped {
        guard let self else { fatalError("the conformance suite uses a name or number that is not valid") }
        return self
    }
}

extension ConformanceWorld {
    /// A session that has the group's partitions and delivers them.
    func startedSession(member: String = "first") throws -> Session {
        let session = try log.openSession(sessionPlan(member: member))
        try startWhenAssigned(session)
        return session
    }

    @discardableResult
    func startWhenAssigned(_ session: Session) throws -> [ExpiredRecords] {
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .seconds(1)) else {
                continue
            }
            for partition in partitions { try session.restore(partition) { _ in } }
            return try session.start(partitions)
        }
        throw ConformanceFailure("the session was assigned no partitions", #fileID, #line)
    }

    /// Polls until `count` records or more have come.
    func take(_ count: Int, from session: Session, _ limits: PollLimits = PollLimits()) throws -> [LogRecord] {
        var records: [LogRecord] = []
        let deadline = ContinuousClock.now + Self.patience
        while records.count < count, ContinuousClock.now < deadline {
            if case .records(let more) = try session.poll(limits, timeout: .seconds(1)) { records += more }
        }
        try expect(records.count >= count, "the session was given \(records.count) records, not \(count)")
        return records
    }

    /// Whether a poll brings nothing.
    func isDrained(_ session: Session) throws -> Bool {
        guard case .idle = try session.poll(PollLimits(), timeout: .milliseconds(20)) else { return false }
        return true
    }

    /// The values of a partition that a reader sees.
    func values(_ place: TopicPartition) throws -> [String] {
        let reader = try log.makeReader()
        // Without an end: up to one, a reader would wait for the transaction that a case holds open.
        var scan = PartitionScan(reader, place, from: try reader.bounds(of: place).first)
        var texts: [String] = []
        while let batch = try scan.next() { texts += batch.map(\.text) }
        return texts
    }

    /// Waits until a reader sees exactly these values. (What is committed may show a moment later.)
    func expectValues(
        _ place: TopicPartition, equals expected: [String], _ what: String, file: StaticString = #fileID,
        line: UInt = #line
    ) throws {
        try eventually { try values(place) == expected }
        try expect(try values(place), equals: expected, what, file: file, line: line)
    }

    /// The partition's records, once there are `count` of them.
    func records(_ place: TopicPartition, count: Int) throws -> [LogRecord] {
        let reader = try log.makeReader()
        func read() throws(LogError) -> [LogRecord] { try reader.read(place, from: .zero, limits: PollLimits()) }
        try eventually { try read().count >= count }
        return try read()
    }

    /// Asks again, at each append at the latest, until the answer is yes or the patience ends.
    ///
    /// - Returns: the last answer.
    @discardableResult
    func eventually(within patience: Duration = Self.patience, _ isSo: () throws -> Bool) throws -> Bool {
        let reader = try log.makeReader()
        let deadline = ContinuousClock.now + patience
        while try !isSo() {
            guard ContinuousClock.now < deadline else { return false }
            try reader.waitForAppends(timeout: .milliseconds(100))
        }
        return true
    }

    func publish(_ values: [String], to place: TopicPartition) async throws {
        let publisher = try log.makePublisher()
        _ = try await publisher.publish(values.map { record($0, to: place) })
        await publisher.close()
    }

    func record(_ value: String, key: String? = "key", to place: TopicPartition) -> OutgoingRecord {
        OutgoingRecord(
            topic: place.topic, partition: place.partition, key: key.map { ArraySlice($0.utf8) },
            value: ArraySlice(value.utf8))
    }
}

extension LogRecord {
    /// The value as text; "-" for a tombstone.
    var text: String { value.map { String(decoding: $0, as: UTF8.self) } ?? "-" }
}
