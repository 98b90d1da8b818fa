import EventLog
import Foundation
import LeadStream
import Testing
import WorkerHost

/// Two processes that would fill one shadow.
@Suite("One rebuild at a time fills a shadow", .serialized, .timeLimit(.minutes(5)))
struct RebuildTurnTests {
    private static let rebuild = ["rebuild", "marketing", "--as", "trial", "--url"]

    /// Starts one, and returns once the shadow is its own and is empty.
    private static func begun(_ fixture: ReplayFixture) throws -> KafkaProgram {
        let program = try KafkaProgram(
            "leadrelay", rebuild + [fixture.address], output: fixture.tool.directory.appending(path: "first.log"))
        let group = try #require(GroupName("trial.marketing-worker"))
        let changelog = TopicPartition(try #require(TopicName("trial.marketing-worker.changelog")), .zero)
        let reader = try fixture.open().makeReader()
        while program.isRunning {
            guard try reader.group(group)?.holder != nil else { continue }
            let bounds = try reader.bounds(of: changelog)
            if bounds.first == bounds.end { return program }
        }
        throw Ended(words: program.said)
    }

    private struct Ended: Error { let words: String }

    /// So many that a rebuild of them goes on for seconds.
    private let leads = 2_500

    private static let differs: Comment = "the shadow that one of them filled is whole"

    @Test(
        "the second one is refused, and so is a comparison; the first one goes on to its end",
        arguments: ReplayFixture.Place.here)
    func second(place: ReplayFixture.Place) throws {
        let fixture = try ReplayFixture(leads: leads, on: place)
        let first = try Self.begun(fixture)
        let second = try fixture.tool.run(Self.rebuild + [fixture.address])
        #expect(second.status == 1)
        #expect(second.errors.contains("another rebuild fills the shadow trial: "), "\(second.errors)")
        #expect(second.errors.contains("trial.marketing-worker is"), "\(second.errors)")
        let early = try fixture.tool.run("diff", "marketing", "--as", "trial")
        #expect(early.status == 1 && early.errors.contains("holds trial.marketing-worker"), "\(early.errors)")
        // Another shadow has a turn of its own.
        try fixture.run("rebuild", "marketing", "--as", "other")
        let end = first.ended()
        #expect(end.status == 0, "\(first.said)")
        #expect(try fixture.run("diff", "marketing", "--as", "trial").status == 0, Self.differs)
    }

    @Test(
        "ended by a signal it frees its shadow at once; killed, at once on a file and after its session on a cluster",
        arguments: ReplayFixture.Place.here)
    func ended(place: ReplayFixture.Place) throws {
        let fixture = try ReplayFixture(leads: leads, on: place)
        for signal in [SIGTERM, SIGKILL] {
            let first = try Self.begun(fixture)
            first.send(signal)
            #expect(first.ended().isCrash == (signal == SIGKILL), "\(first.said)")
            #expect(try fixture.tool.run("diff", "marketing", "--as", "trial").status == 1, "it is not whole")
            let start = ContinuousClock.now
            var next = try fixture.tool.run(Self.rebuild + [fixture.address])
            while next.status != 0, signal == SIGKILL, place == .cluster {
                #expect(next.errors.contains("counts as there until its session times out (6 s)"), "\(next.errors)")
                try #require(start.duration(to: .now) < .seconds(60), "the shadow of a killed rebuild is not free")
                next = try fixture.tool.run(Self.rebuild + [fixture.address])
            }
            #expect(next.status == 0, "\(next.errors)")
            #expect(try fixture.run("diff", "marketing", "--as", "trial").status == 0, Self.differs)
        }
    }

    @Test(
        "paused for longer than its session and resumed, a rebuild spoils nothing of the one that came after it",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func paused() throws {
        let fixture = try ReplayFixture(leads: leads, on: .cluster)
        let first = try Self.begun(fixture)
        try #require(first.pause(), "it was done before it was stopped: \(first.said)")
        let start = ContinuousClock.now
        while try fixture.tool.run(Self.rebuild + [fixture.address]).status != 0 {
            try #require(start.duration(to: .now) < .seconds(60), "the shadow of a paused rebuild is not free")
        }
        first.send(SIGCONT)
        #expect(first.ended().status == 1)
        #expect(first.said.contains("The rebuild of trial broke off: "), "\(first.said)")
        #expect(try fixture.run("diff", "marketing", "--as", "trial").status == 0, Self.differs)
    }
}
