import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("Several processes on one log", .serialized, .timeLimit(.minutes(2)))
struct ProcessTests {
    @Test("processes that create the same log at once agree")
    func create() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appending(path: "log.db").path
        let probes = try (0..<4).map { _ in try Probe("create", path, "10") }
        for probe in probes { #expect(probe.line() == "created") }
        #expect(try EmbeddedLog(path: path).makeReader().topics().count == 10)
        #expect(try EmbeddedLog.check(path: path) == [])
    }

    @Test("a session learns of another process's records at once")
    func wakeUp() throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let session = try fixture.log.startedSession()
        defer { session.close() }
        let publisher = try Probe("publish", fixture.path, "1")
        var count = 0
        let start = ContinuousClock.now
        while count < 100, ContinuousClock.now - start < .seconds(20) {
            guard case .records(let records) = try session.poll(PollLimits(), timeout: .seconds(20)) else { continue }
            count += records.count
        }
        publisher.end()
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(count >= 100)
    }

    @Test("publishers in several processes, a worker and a reader get along")
    func together() throws {
        let fixture = try EmbeddedFixture { $0.checkpointBytes = 500_000 }
        try fixture.log.create(Topics.plan)
        let publishers = try (0..<3).map { _ in try Probe("publish", fixture.path, "50") }
        let worker = try Probe("work", fixture.path, "worker")
        let reader = try fixture.log.makeReader()
        while let end = worker.number("committed"), end < 5_000 {
            _ = try reader.read(Topics.decisions, from: .zero, limits: PollLimits())
        }
        for publisher in publishers { publisher.end() }
        worker.end()
        let done = try fixture.log.values(Topics.decisions)
        #expect(done.count >= 5_000)
        #expect(try Array(fixture.log.values(Topics.inbox).prefix(done.count)) == done)
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("waiting costs next to no processor time")
    func idle() throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let holder = try Probe("idle", fixture.path, "2000")
        #expect(holder.next("assigned") != nil)
        let standby = try Probe("idle", fixture.path, "1000")
        #expect(try #require(standby.number("cpu")) < 30_000)
        #expect(try #require(holder.number("cpu")) < 30_000)
    }

    @Test("a lock that another process keeps is an error that passes")
    func lockKept() async throws {
        let fixture = try EmbeddedFixture { $0.lockTimeout = .milliseconds(50) }
        try fixture.log.create(Topics.plan)
        let publisher = try fixture.log.makePublisher()
        let session = try fixture.log.startedSession()
        defer { session.close() }
        try session.append(OutgoingRecord("kept", to: Topics.decisions))
        let lock = open(fixture.path + ".lock", O_RDWR | O_CLOEXEC)
        #expect(flock(lock, LOCK_EX) == 0)
        let refused = await #expect(throws: LogError.self) {
            try await publisher.publish([OutgoingRecord("refused", to: Topics.inbox)])
        }
        let failed = #expect(throws: LogError.self) { try session.commit([]) }
        for error in [refused, failed] {
            #expect(error?.code == .busy)
            #expect(error?.recovery == .retry)
        }
        close(lock)
        try session.commit([])
        _ = try await publisher.publish([OutgoingRecord("taken", to: Topics.inbox)])
        #expect(try fixture.log.values(Topics.decisions) == ["kept"])
        #expect(try fixture.log.values(Topics.inbox) == ["taken"])
        await publisher.close()
    }

    @Test("a log whose lock is kept can be read and looked through")
    func readWhileLocked() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish(["a"], to: Topics.inbox)
        let lock = open(fixture.path + ".lock", O_RDWR | O_CLOEXEC)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        #expect(try fixture.log.makeReader().topics().count == 4)
        #expect(try fixture.log.values(Topics.inbox) == ["a"])
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("a worker beside a publisher that never rests gets its turn")
    func fairness() throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let publishers = try (0..<2).map { _ in try Probe("publish", fixture.path, "2000") }
        for publisher in publishers { #expect(publisher.next("published") != nil) }
        let session = try fixture.log.startedSession()
        defer { session.close() }
        let start = ContinuousClock.now
        for _ in 0..<20 { try session.commit([]) }
        #expect(ContinuousClock.now - start < .seconds(10))
        for publisher in publishers { publisher.end() }
    }
}
