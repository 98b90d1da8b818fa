import EventLog
import KafkaClient
import KafkaLog
import Synchronization
import Testing

@Suite(
    "Reading up to an end before which a transaction is open", .serialized, ClusterWorld.isThere,
    .timeLimit(.minutes(3)))
struct OpenTransactionTests {
    /// Does something the first time that somebody waits.
    private final class WaitedReader: LogReader {
        private let reader: KafkaReader
        private let whenWaited: @Sendable () throws(LogError) -> Void
        private let waited = Mutex(false)

        init(_ reader: KafkaReader, whenWaited: @escaping @Sendable () throws(LogError) -> Void) {
            self.reader = reader
            self.whenWaited = whenWaited
        }

        var wasWaited: Bool { waited.withLock { $0 } }

        func waitForAppends(timeout: Duration) throws(LogError) {
            let isFirst = waited.withLock { waited in
                defer { waited = true }
                return !waited
            }
            if isFirst { try whenWaited() }
            try reader.waitForAppends(timeout: timeout)
        }

        func topics() throws(LogError) -> [TopicDescription] { try reader.topics() }
        func bounds(of place: TopicPartition) throws(LogError) -> PartitionBounds { try reader.bounds(of: place) }
        func stableEnd(of place: TopicPartition) throws(LogError) -> Offset { try reader.stableEnd(of: place) }
        func offset(in place: TopicPartition, at time: AppendTime) throws(LogError) -> Offset {
            try reader.offset(in: place, at: time)
        }
        func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) throws(LogError) -> [LogRecord] {
            try reader.read(place, from: offset, limits: limits)
        }
        func groups() throws(LogError) -> [GroupDescription] { try reader.groups() }
    }

    /// A partition that holds `a`, `b` in an open transaction, and `c` behind it.
    private struct Scene {
        let world: ClusterWorld
        let place: TopicPartition
        let producer: KafkaProducer
        let end: Offset
        let reader: KafkaReader

        init() async throws {
            world = try ClusterWorld()
            place = try world.place(world.ingress, 0)
            try await world.publish(["a"], to: place)
            let producer = try KafkaProducer(
                world.log.settings.cluster, transactionalID: world.fixture.prefix + "foreign",
                own: [("transaction.timeout.ms", "60000")], logger: quiet)
            try producer.initTransactions(timeout: .seconds(30))
            try producer.beginTransaction()
            let topic = try producer.topic(world.fixture.prefix + place.topic.name)
            try Self.send("b", topic, producer)
            try producer.flush(.seconds(30))
            try await world.publish(["c"], to: place)
            self.producer = producer
            reader = try world.log.makeReader()
            end = try reader.bounds(of: place).end
        }

        func awaitDecision() throws {
            while try reader.stableEnd(of: place) <= end { try reader.waitForAppends(timeout: .milliseconds(50)) }
        }

        private static func send(_ text: String, _ topic: TopicHandle, _ producer: KafkaProducer) throws {
            let value = Array(text.utf8)
            try value.withUnsafeBytes { bytes in
                try producer.send(topic, 0, key: nil, value: bytes, headers: MessageHeaders(capacity: 0))
            }
        }

        /// Ends the transaction from a call that may fail as a log's may.
        static func finish(_ producer: KafkaProducer, commits: Bool) throws(LogError) {
            do throws(KafkaError) {
                if commits {
                    try producer.commitTransaction(timeout: .seconds(30))
                } else {
                    try producer.abortTransaction(timeout: .seconds(30))
                }
            } catch {
                throw LogError(.busy, operation: "test", recovery: .stop, message: "\(error)")
            }
        }

        func texts(_ records: some Sequence<LogRecord>) -> [String] {
            records.map { String(decoding: $0.value ?? [], as: UTF8.self) }
        }
    }

    @Test("the bounds count what is open, and the stable end lies before it")
    func ends() async throws {
        let scene = try await Scene()
        #expect(scene.end == Offset(3))
        #expect(try scene.reader.stableEnd(of: scene.place) == Offset(1))
        try scene.producer.commitTransaction(timeout: .seconds(30))
        // The coordinator writes the marker, which has an offset of its own, a moment later.
        try scene.awaitDecision()
        #expect(try scene.reader.stableEnd(of: scene.place) == Offset(4))
    }

    @Test("a scan waits for what is open before its end, and has it once it is committed", arguments: [true, false])
    func scan(commits: Bool) async throws {
        let scene = try await Scene()
        let producer = scene.producer
        let reader = WaitedReader(scene.reader) { () throws(LogError) in
            try Scene.finish(producer, commits: commits)
        }
        var scan = PartitionScan(reader, scene.place, from: .zero, to: scene.end)
        #expect(scene.texts(try #require(try scan.next())) == ["a"])
        #expect(!reader.wasWaited)
        var rest: [String] = []
        while let records = try scan.next() { rest += scene.texts(records) }
        #expect(reader.wasWaited)
        #expect(rest == (commits ? ["b", "c"] : ["c"]))
        #expect(scan.position >= scene.end)
    }

    @Test("a merged reader waits for it too, and one without an end hands over what is decided and goes on there later")
    func merged() async throws {
        let scene = try await Scene()
        let producer = scene.producer
        var open = MergedReader(scene.reader, [.init(scene.place, from: .zero)], batch: 8)
        #expect(try open.next()?.record.offset == .zero)
        #expect(try open.next() == nil)
        let reader = WaitedReader(scene.reader) { () throws(LogError) in
            try Scene.finish(producer, commits: true)
        }
        var bounded = MergedReader(reader, [.init(scene.place, from: .zero, to: scene.end)], batch: 8)
        var records: [LogRecord] = []
        while let next = try bounded.next() { records.append(next.record) }
        #expect(scene.texts(records) == ["a", "b", "c"])
        let next = try #require(try open.next())
        #expect(scene.texts([next.record]) == ["b"])
    }

    @Test("markers and records that were deleted before the end are passed without waiting")
    func markers() async throws {
        let scene = try await Scene()
        try scene.producer.abortTransaction(timeout: .seconds(30))
        try scene.awaitDecision()
        let bounds = try scene.reader.bounds(of: scene.place)
        #expect(bounds.end == Offset(4))
        let reader = WaitedReader(scene.reader) {}
        var scan = PartitionScan(reader, scene.place, from: try #require(Offset(3)), to: bounds.end)
        #expect(try scan.next() == nil)
        #expect(scan.position == bounds.end)
        try scene.world.log.deleteRecords(of: scene.place, before: bounds.end)
        var empty = PartitionScan(reader, scene.place, from: .zero, to: bounds.end)
        #expect(try empty.next() == nil)
        #expect(!reader.wasWaited)
    }
}
