import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("Killed processes lose nothing and double nothing", .serialized, .timeLimit(.minutes(2)))
struct KillTests {
    @Test("what a publisher was told is published survives its kill -9")
    func publisher() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        var told: [Int] = []
        for round in 1...5 {
            let probe = try Probe("publish", fixture.path, "200")
            for _ in 0..<round { told.append(try #require(probe.number("published"))) }
            probe.end()
        }
        // Each round counts from zero again; a call of which nobody was told may be there or not.
        let values = try fixture.log.values(Topics.inbox).compactMap { Int($0) }
        let starts = values.indices.filter { values[$0] == 0 } + [values.count]
        #expect(starts.count == 6)
        let rounds = zip(starts, starts.dropFirst()).map { Array(values[$0..<$1]) }
        for (round, values) in rounds.enumerated() {
            #expect(values == Array(0..<values.count))
            #expect(values.count >= told[(0...round).reduce(0, +) + round])
        }
        // The lock went with the killed processes.
        try await fixture.log.publish(["alive"], to: Topics.inbox)
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("a worker killed again and again copies every record exactly once, and a standby takes over within 5 s")
    func workers() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let count = 40_000
        try await fixture.log.publish((0..<count).map { "\($0)" }, to: Topics.inbox)
        var worker = try Probe("work", fixture.path, "0")
        #expect(worker.next("assigned") != nil)
        var longest = Duration.zero
        for round in 1...10 {
            let standby = try Probe("work", fixture.path, "\(round)")
            // Let it commit a few times, so that the kill lands somewhere in the next transaction.
            for _ in 0..<(round % 4 + 1) { #expect(worker.next("committed") != nil) }
            let start = ContinuousClock.now
            worker.end()
            #expect(standby.next("assigned") != nil)
            longest = max(longest, ContinuousClock.now - start)
            worker = standby
        }
        while let end = worker.number("committed"), end != count {}
        worker.end()
        #expect(longest < .seconds(5))
        #expect(try fixture.log.values(Topics.decisions) == (0..<count).map { "\($0)" })
        #expect(try fixture.log.values(Topics.changelog) == (0..<count).map { "\($0)" })
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("publishers and a worker killed together leave a log that goes on")
    func together() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        for _ in 0..<5 {
            let probes = [
                try Probe("publish", fixture.path, "100"), try Probe("publish", fixture.path, "100"),
                try Probe("work", fixture.path, "worker"),
            ]
            for probe in probes { #expect(probe.next(probe === probes[2] ? "committed" : "published") != nil) }
            for probe in probes { probe.kill(SIGKILL) }
            for probe in probes { probe.end() }
        }
        let session = try fixture.log.startedSession()
        let done = try fixture.log.values(Topics.decisions)
        session.close()
        #expect(try Array(fixture.log.values(Topics.inbox).prefix(done.count)) == done)
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }
}
