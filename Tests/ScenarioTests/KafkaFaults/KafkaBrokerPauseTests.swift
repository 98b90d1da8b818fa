import EventLog
import KafkaLog
import LeadEvents
import SeededRandom
import Testing

@Suite(
    "Brokers that stand still under load", .serialized,
    .enabled(BrokerCommand.pauseIsNeeded) { try BrokerCommand.pauses() },
    .timeLimit(.minutes(6)))
struct KafkaBrokerPauseTests {
    /// What a worker asks of brokers in a transaction, as librdkafka names it where no answer comes in time.
    private static let requests = ["AddPartitionsToTxn", "Produce", "AddOffsetsToTxn", "TxnOffsetCommit", "EndTxn"]
    private static let teams = [Team.marketing, .sales]
    /// Longer than the programs wait for an answer here, and too short for the other brokers to go on without this one: so
    /// whatever waits for a record to be written waits too, at whichever broker.
    private static let shortPause = Duration.milliseconds(2_500)
    /// So long that the others take the broker for dead: leaders and coordinators move.
    private static let longPause = Duration.seconds(12)

    /// Both workers at work, and brokers that are stopped one after the other.
    private final class Scene {
        let crew: KafkaCrew
        let history: [PublishableEvent]
        private(set) var published = 0
        private(set) var pauses = 0
        private var random = SplitMix64(seed: 815)

        init() throws {
            crew = try KafkaCrew(properties: KafkaCrew.shortTimes + ["replicas=3", "socket.timeout.ms=1500"])
            history = try KafkaCrew.history(2_500)
            for seat in KafkaCrew.Seat.firsts { try crew.start(seat, ["--lanes", "2", "--log-level", "debug"]) }
        }

        private func next(_ count: Int) throws -> ArraySlice<PublishableEvent> {
            let end = published + count
            let missing = Self.missing(in: try met())
            try #require(end <= history.count, "not met within \(pauses) pauses: \(missing)")
            defer { published = end }
            return history[published..<end]
        }

        /// Publishes a piece, and waits until both teams have decided something more.
        func work() async throws {
            var before: [Int64] = []
            _ = try crew.eventually {
                before = try teams.map { try crew.decisions(of: $0) }
                return true
            }
            try await crew.publish(next(60))
            let isDecided = try crew.eventually {
                try zip(teams, before).allSatisfy { try crew.decisions(of: $0) > $1 }
            }
            try #require(isDecided, "the workers stand still after pause \(pauses)")
        }

        /// Stops the next broker amid work, somewhere in a transaction of most lanes, and lets it go on.
        func pause(for time: Duration) async throws {
            let broker = pauses % 3 + 1
            pauses += 1
            let amid = Int.random(in: 1...12, using: &random)
            try await crew.publish(next(amid * 4), by: 4)
            let (events, log, layout) = (try next(60), crew.log, crew.layout)
            async let publishing: Void = KafkaCrew.publish(events, by: 4, on: log, layout)
            try BrokerCommand.pause.run(broker)
            let deadline = ContinuousClock.now + time
            while ContinuousClock.now < deadline { try? crew.reader.waitForAppends(timeout: .milliseconds(250)) }
            try BrokerCommand.resume.run(broker)
            try await publishing
        }

        /// How often each request of a transaction was not answered in time so far.
        func met() throws -> [String: Int] {
            let said = try KafkaCrew.Seat.firsts.map { try crew.program($0).said }.joined()
            return Dictionary(
                uniqueKeysWithValues: requests.map { ($0, said.ranges(of: "Timed out \($0)Request").count) })
        }

        static func missing(in met: [String: Int]) -> [String] { requests.filter { met[$0, default: 0] == 0 } }

        func finish() async throws {
            for seat in KafkaCrew.Seat.firsts {
                let program = try crew.program(seat)
                #expect(program.isRunning, "\(program.lines.suffix(20))")
            }
            #expect(try crew.missing(history[..<published]) == [], "what was acknowledged is gone")
            try crew.settle()
            try crew.expectSameEnd(as: await KafkaCrew.expectation(history[..<published]))
        }
    }

    @Test("no answer in time to any request of a transaction: nothing is missing or double")
    func timeouts() async throws {
        let scene = try Scene()
        try await scene.work()
        while !Scene.missing(in: try scene.met()).isEmpty {
            try await scene.pause(for: Self.shortPause)
            try await scene.work()
        }
        let met = try scene.met()
        let counts = Self.requests.map { "\($0) \(met[$0, default: 0])" }.joined(separator: ", ")
        print("not answered in time, in \(scene.pauses) pauses amid \(scene.published) events: \(counts)")
        try await scene.finish()
    }

    @Test("leaders and coordinators move away from a broker that stands still, and it comes back with what it knew")
    func moves() async throws {
        let scene = try Scene()
        try await scene.work()
        for _ in 1...3 {
            try await scene.pause(for: Self.longPause)
            try await scene.work()
        }
        try await scene.finish()
    }
}
