import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("Two workers of one group never both commit", .serialized, .timeLimit(.minutes(2)))
struct FenceTests {
    @Test("a stopped worker keeps its group and goes on when it is continued")
    func stopped() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish((0..<20_000).map { "\($0)" }, to: Topics.inbox)
        let worker = try Probe("work", fixture.path, "first")
        #expect(worker.next("committed") != nil)
        try stopOutsideOfCommits(worker, fixture)
        let standby = try fixture.log.openSession(Topics.session("second"))
        defer { standby.close() }
        guard case .idle = try standby.poll(PollLimits(), timeout: .seconds(1)) else {
            Issue.record("the standby took over from a living member")
            return
        }
        #expect(try fixture.log.makeReader().groups().map(\.holder) == ["first"])
        worker.kill(SIGCONT)
        while let end = worker.number("committed"), end != 20_000 {}
        #expect(try fixture.log.values(Topics.decisions) == (0..<20_000).map { "\($0)" })
    }

    @Test("a worker whose lease file was deleted while it was stopped is fenced")
    func leaseDeleted() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let count = 20_000
        try await fixture.log.publish((0..<count).map { "\($0)" }, to: Topics.inbox)
        let first = try Probe("work", fixture.path, "first")
        #expect(first.next("committed") != nil)
        try stopOutsideOfCommits(first, fixture)
        try FileManager.default.removeItem(atPath: fixture.path + ".workers.lease")
        let second = try Probe("work", fixture.path, "second")
        #expect(second.next("assigned") != nil)
        first.kill(SIGCONT)
        #expect(first.next("fenced") != nil)
        while let end = second.number("committed"), end != count {}
        #expect(try fixture.log.values(Topics.decisions) == (0..<count).map { "\($0)" })
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("a session is fenced at its next commit, poll, restore and compaction")
    func fenced() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let old = try fixture.log.startedSession("old")
        defer { old.close() }
        for _ in 0..<200 { try old.append(OutgoingRecord("row", to: Topics.changelog, key: "key")) }
        try old.commit([])
        try FileManager.default.removeItem(atPath: fixture.path + ".workers.lease")
        let new = try fixture.log.startedSession("new")
        defer { new.close() }
        let calls: [() throws -> Void] = [
            { _ = try old.compact(.zero, isLive: { _, _ in false }) },
            { _ = try old.poll(PollLimits(), timeout: .zero) },
            { try old.restore(.zero) { _ in } },
            {
                try old.append(OutgoingRecord("lost", to: Topics.decisions))
                try old.commit([])
            },
        ]
        for call in calls {
            let error = #expect(throws: LogError.self) { try call() }
            #expect(error?.code == .fenced)
            #expect(error?.recovery == .reopen)
        }
        #expect(try fixture.log.values(Topics.changelog).count == 200)
        #expect(try fixture.log.values(Topics.decisions) == [])
        try new.append(OutgoingRecord("kept", to: Topics.decisions))
        try new.commit([])
        #expect(try fixture.log.values(Topics.decisions) == ["kept"])
    }

    @Test("a session whose changelog someone else wrote commits nothing more")
    func foreignRow() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let session = try fixture.log.startedSession()
        defer { session.close() }
        try session.append(OutgoingRecord("own", to: Topics.changelog))
        try await fixture.log.publish(["foreign"], to: Topics.changelog)
        let error = #expect(throws: LogError.self) { try session.commit([]) }
        #expect(error?.recovery == .reopen)
        #expect(try fixture.log.values(Topics.changelog) == ["foreign"])
    }

    @Test("each take-over begins a new epoch, and a closed member leaves the group free")
    func epochs() throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        for epoch in 1...3 as ClosedRange<Int64> {
            let session = try fixture.log.startedSession("member \(epoch)")
            let held = try fixture.log.makeReader().groups()
            #expect(held.map(\.epoch) == [epoch])
            #expect(held.map(\.holder) == ["member \(epoch)"])
            session.close()
            #expect(try fixture.log.makeReader().groups().map(\.holder) == [nil])
        }
    }

    /// Stops the process at an instant when it does not hold the lock of the log; then others can write.
    private func stopOutsideOfCommits(_ probe: Probe, _ fixture: EmbeddedFixture) throws {
        for _ in 0..<100 {
            probe.stop()
            let lock = open(fixture.path + ".lock", O_RDWR | O_CLOEXEC)
            defer { close(lock) }
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { return }
            probe.kill(SIGCONT)
            _ = probe.next("committed")
        }
        Issue.record("the worker was never found outside of a commit")
    }
}
