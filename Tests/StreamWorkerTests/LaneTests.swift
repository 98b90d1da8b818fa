import CloudEvents
import Dispatch
import EmbeddedLog
import EventLog
import Foundation
import Logging
import StreamWorkerTesting
import Synchronization
import Testing

@testable import StreamWorker

@Suite("A worker on the embedded log", .timeLimit(.minutes(1)))
struct LaneTests {
    private let directory: URL
    private let log: EmbeddedLog
    private let clock = HandClock(Instant(milliseconds: 1_000))

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "lane-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        log = try EmbeddedLog(path: directory.appending(path: "log.db").path)
        let names = [
            CountingProcessor.inbox, CountingProcessor.sidecar, CountingProcessor.output, CountingProcessor.deadLetters,
        ]
        var topics = names.map { TopicSpec(name: $0, partitions: 1, cleanup: .keepForever) }
        topics.append(TopicSpec(name: CountingProcessor.changelog, partitions: 1, cleanup: .compact))
        try log.create(TopicPlan(topics))
    }

    private func plan(_ group: GroupName) -> WorkerPlan {
        let session = SessionPlan(
            group: group, inbox: CountingProcessor.inbox, sidecars: [.init(CountingProcessor.sidecar)],
            followed: [], changelog: CountingProcessor.changelog, member: "test")
        return WorkerPlan(session: session, deadLetters: CountingProcessor.deadLetters) { _, _ in
            .counting("tick", key: nil, id: "")
        }
    }

    /// Runs a worker until `condition` holds for the output topic's texts, then stops it gracefully.
    private func run(
        _ settings: LaneSettings = LaneSettings(), until condition: @escaping @Sendable ([String]) -> Bool
    ) async throws -> [String] {
        try await run(log, settings, until: condition)
    }

    private func run(
        _ log: some EventLog, _ settings: LaneSettings = LaneSettings(), health: LaneHealth = LaneHealth(),
        group: GroupName = GroupName("counting")!, until condition: @escaping @Sendable ([String]) -> Bool
    ) async throws -> [String] {
        let stop = StopSignal()
        let worker = Worker(
            log: log, plan: plan(group), settings: settings, clock: clock, logger: Logger(label: "test"), stop: stop,
            health: health
        ) { CountingProcessor() }
        async let running: Void = worker.run()
        let reader = try self.log.makeReader()
        // Waiting blocks, so it must not be done on the cooperative pool, which the worker needs to start.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue(label: "wait").async {
                continuation.resume(
                    with: Result {
                        while try !condition(output(reader)) { try reader.waitForAppends(timeout: .seconds(1)) }
                    })
            }
        }
        stop.set()
        try await running
        return try output(reader)
    }

    private func output(_ reader: EmbeddedReader) throws -> [String] {
        let place = TopicPartition(CountingProcessor.output, .zero)
        return try reader.read(place, from: .zero, limits: PollLimits()).map {
            String(decoding: $0.value ?? [], as: UTF8.self)
        }
    }

    private func publish(_ records: [OutgoingRecord]) async throws {
        let publisher = try log.makePublisher()
        _ = try await publisher.publish(records)
        await publisher.close()
    }

    @Test("state survives a stop: the next worker restores it and goes on where the last one ended")
    func restores() async throws {
        try await publish((1...50).map { .counting("add", "1", key: 7, id: "a\($0)") })
        #expect(try await run { $0.count == 50 }.last == "50")
        try await publish((1...50).map { .counting("add", "1", key: 7, id: "b\($0)") })
        #expect(try await run { $0.count == 100 }.last == "100")
    }

    @Test("a log that opens no session for the moment is asked again, and the probe says that it refuses meanwhile")
    func refusedSessions() async throws {
        let health = LaneHealth()
        let wasRefused = Mutex<[Bool]>([])
        let refusing = RefusingLog(log, refusals: 3) { _ in
            wasRefused.withLock { $0.append(health.state.isRefused && !health.state.isReady) }
        }
        try await publish([.counting("add", "1", key: 7, id: "a")])
        #expect(try await run(refusing, health: health) { $0.count == 1 } == ["1"])
        #expect(wasRefused.withLock { $0 } == [false, true, true])
        #expect(!health.state.isRefused)
    }

    @Test("a cluster that refuses one transaction after the other is told of by the probe, until one is taken")
    func abortedAgain() async throws {
        let health = LaneHealth()
        let wasReady = Mutex<[Bool]>([])
        var hooks = HookedLog.Hooks()
        hooks.commit = {
            let count = wasReady.withLock { wasReady in
                wasReady.append(health.state.isReady)
                return wasReady.count
            }
            guard count < 5 else { return nil }
            return LogError(.unknownTopic, operation: "commit", recovery: .abort, message: "a topic is gone")
        }
        try await publish([.counting("add", "1", key: 7, id: "a")])
        let hooked = HookedLog(log: log, hooks: hooks)
        #expect(try await run(hooked, health: health) { $0.count == 1 } == ["1"])
        #expect(wasReady.withLock { $0.prefix(5) } == [true, true, true, false, false])
        #expect(!health.state.isRefused)
    }

    @Test("partitions that come to a lane at work find no transaction open: a restore may take longer than one may")
    func assignedAmid() async throws {
        let isAmid = Mutex(false)
        let wasOpen = Mutex<[Bool]>([])
        var hooks = HookedLog.Hooks()
        hooks.poll = {
            isAmid.withLock { isAmid in
                defer { isAmid = false }
                return isAmid
            } ? .assigned([]) : nil
        }
        hooks.didPoll = { event in
            // Once: what is aborted is read again.
            guard case .records = event, wasOpen.withLock({ $0.count == 1 }) else { return }
            isAmid.withLock { $0 = true }
        }
        hooks.start = { isOpen in wasOpen.withLock { $0.append(isOpen) } }
        var settings = LaneSettings()
        settings.commitInterval = .seconds(60)
        try await publish([.counting("add", "1", key: 7, id: "a")])
        #expect(try await run(HookedLog(log: log, hooks: hooks), settings) { $0.count == 1 } == ["1"])
        #expect(wasOpen.withLock { $0.prefix(2) } == [false, false])
    }

    @Test(
        "what a transaction gathers for is no part of the time that its commit took, so an alert on slow commits is true"
    )
    func commitTime() async throws {
        let times = CommitTimes.all
        var settings = LaneSettings()
        settings.commitInterval = .seconds(60)
        settings.poll.records = 1
        try await publish(
            (0..<5_000).map { .counting("arm", "4000000000000", key: 1, id: "a\($0)", at: Instant(milliseconds: 0)) }
                + [.counting("add", "1", key: 1, id: "b")])
        let began = ContinuousClock.now
        let texts = try await run(log, settings, group: CommitTimes.group) { !$0.isEmpty }
        #expect(texts == ["1"])
        let took = times.recorded()
        #expect(!took.isEmpty && took.reduce(.zero, +) * 2 < began.duration(to: .now), "\(took)")
    }

    @Test("a sidecar's records come into the inbox and are decided on from there")
    func takesIn() async throws {
        try await publish([.counting("add", "3", key: 1, id: "a", topic: CountingProcessor.sidecar)])
        #expect(try await run { $0.count == 1 } == ["3"])
        let inbox = try log.makeReader().bounds(of: TopicPartition(CountingProcessor.inbox, .zero))
        #expect(inbox.end == Offset(1))
    }

    @Test("when a deadline lies the grace behind the wall clock, the worker ticks once and it fires")
    func ticks() async throws {
        clock.advance(byMilliseconds: 1_000_000_000_000)
        let deadline = Int64(Date().timeIntervalSince1970 * 1_000) - 60_000
        clock.advance(byMilliseconds: deadline + 20_000 - clock.now().milliseconds)
        try await publish([
            .counting("arm", "\(deadline)", key: 1, id: "a", at: Instant(milliseconds: deadline - 1_000))
        ])
        #expect(try await run { !$0.isEmpty } == ["fired at \(deadline)"])
        let inbox = try log.makeReader().bounds(of: TopicPartition(CountingProcessor.inbox, .zero))
        #expect(inbox.end == Offset(2))
    }

    @Test("while history is imported, and where ticks are off, the worker does not tick")
    func held() async throws {
        let deadline = Int64(Date().timeIntervalSince1970 * 1_000) - 60_000
        clock.advance(byMilliseconds: deadline + 20_000 - clock.now().milliseconds)
        try await publish([
            .counting("held", key: 9, id: "h"),
            .counting("arm", "\(deadline)", key: 1, id: "a", at: Instant(milliseconds: deadline - 1_000)),
            .counting("add", "1", key: 2, id: "b"),
        ])
        #expect(try await run { $0.count == 1 } == ["1"])
        try await publish([.counting("released", key: 9, id: "r"), .counting("add", "1", key: 2, id: "c")])
        var settings = LaneSettings()
        settings.ticks = false
        #expect(try await run(settings) { $0.count == 2 } == ["1", "2"])
        #expect(try await run { $0.count == 3 }.last == "fired at \(deadline)")
    }

    @Test("a tick's deadlines fire over several commits, each once")
    func firesInPieces() async throws {
        let deadline = Int64(Date().timeIntervalSince1970 * 1_000) - 60_000
        clock.advance(byMilliseconds: deadline + 20_000 - clock.now().milliseconds)
        try await publish(
            (0..<100).map {
                .counting("arm", "\(deadline)", key: UInt64($0), id: "a", at: Instant(milliseconds: deadline - 1_000))
            })
        var settings = LaneSettings()
        settings.firingsPerCommit = 7
        let fired = try await run(settings) { $0.count >= 100 }
        #expect(fired == Array(repeating: "fired at \(deadline)", count: 100))
    }
}
