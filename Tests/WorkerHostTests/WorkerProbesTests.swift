import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Telemetry
import Testing

@testable import StreamWorker
@testable import WorkerHost

@Suite("What a worker says of itself")
struct WorkerProbesTests {
    private struct FixedClock: WallClock {
        let time: Instant
        func now() -> Instant { time }
    }

    @Test(
        "a worker's lag is what lies behind its positions, with the age of the oldest; what was never read counts whole"
    )
    func lag() async throws {
        let written = try await UnreadLog(records: 5)
        let (log, layout) = (written.log, written.layout)

        let reader = try log.makeReader()
        let inbox = TopicPartition(layout.marketing.inbox, .zero)
        let third = try #require(try reader.read(inbox, from: .zero, limits: PollLimits()).dropFirst(2).first)
        let plan = MarketingPlan.session(layout)
        let held = LaneHealth()
        held.change { $0.hold(.zero, [InputPosition(inbox, next: third.offset)], records: 0) }
        let new = LaneHealth()
        new.change { $0.hold(.zero, [], records: 0) }
        let clock = FixedClock(time: Instant(milliseconds: third.appendTime.milliseconds + 90_000))
        let lags = try InputLag.read(held.state, plan, reader, clock)
        #expect(lags.map(\.input.topic) == [layout.marketing.inbox, layout.sales.decisions])
        #expect(lags.map(\.records) == [3, 0])
        #expect(lags.map(\.seconds) == [90, 0])
        let unread = try InputLag.read(new.state, plan, reader, clock)
        #expect(unread.map(\.records) == [5, 0])
        let none = try InputLag.read(LaneHealth().state, plan, reader, clock)
        #expect(none.isEmpty)

        let probes = WorkerProbes(
            log: log, workers: [.init(plan: plan, lanes: [held])], registry: MetricsRegistry(), clock: clock
        ).probes
        #expect(probes.unhealthy().isEmpty)
        #expect(probes.unready().isEmpty)
        let text = await probes.metrics()
        #expect(
            text.contains(
                #"leadrelay_lag_records{worker="marketing-worker",topic="marketing.inbox",partition="0"} 3"#))
        #expect(text.contains(#"leadrelay_oldest_unhandled_seconds{worker="marketing-worker"} 90"#))
        #expect(
            text.contains(
                #"leadrelay_unstable_records{worker="marketing-worker",topic="marketing.inbox",partition="0"} 0"#))
        #expect(text.contains(#"leadrelay_build_info{version="\#(Version.current)"} 1"#))
        #expect(text.contains(#"leadrelay_restore_eta_seconds{worker="marketing-worker",lane="0"} 0"#))
        #expect(text.contains("# HELP leadrelay_lag_seconds Age of the oldest record"))
    }

    @Test("a restore says how much there is, how much remains and how long that takes at its pace")
    func restore() async throws {
        let layout = try #require(TopicLayout())
        let log = try EmbeddedLog(path: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db").path)
        try log.create(layout.plan)
        let publisher = try log.makePublisher()
        let row = OutgoingRecord(topic: layout.marketing.changelog, partition: .zero, key: [1], value: [1])
        _ = try await publisher.publish([row, row, row, row])
        await publisher.close()
        let health = LaneHealth()
        let plan = MarketingPlan.session(layout)
        let reader = try log.makeReader()
        let none = try RestoreProgress.read(health.state, plan, reader)
        #expect(none.whole == 0 && none.remaining == 0 && none.secondsLeft == 0)
        health.change { $0.restore([.zero]) }
        let began = try #require(health.state.restoreBegan)
        let first = try RestoreProgress.read(health.state, plan, reader, at: began + .seconds(6))
        #expect(first.whole == 4 && first.remaining == 4 && first.secondsLeft == nil)
        health.change { $0.restored(.zero, to: Offset(1) ?? .zero) }
        let later = try RestoreProgress.read(health.state, plan, reader, at: began + .seconds(6))
        #expect(later.whole == 4 && later.remaining == 3 && later.secondsLeft == 18)
        health.change { $0.hold(.zero, [], records: 4) }
        #expect(try RestoreProgress.read(health.state, plan, reader).remaining == 0)
    }

    @Test("a worker that has not polled is alive, but not ready, and says so")
    func starting() throws {
        let layout = try #require(TopicLayout())
        let log = try EmbeddedLog(path: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db").path)
        let probes = WorkerProbes(
            log: log, workers: [.init(plan: MarketingPlan.session(layout), lanes: [LaneHealth()])],
            registry: MetricsRegistry(), clock: SystemClock()
        ).probes
        #expect(probes.unhealthy().isEmpty)
        #expect(probes.unready() == ["marketing-worker lane 0: not polled yet"])
    }

    @Test(
        "each lane is looked at: one that stands still makes the worker unhealthy, one that restores makes it unready")
    func lanes() async throws {
        let layout = try #require(TopicLayout())
        let log = try EmbeddedLog(path: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db").path)
        try log.create(layout.plan)
        let (working, stuck) = (LaneHealth(), LaneHealth())
        stuck.change { $0.restore([.zero]) }
        let start = ContinuousClock.now
        let probes = WorkerProbes(
            log: log, workers: [.init(plan: MarketingPlan.session(layout), lanes: [working, stuck])],
            registry: MetricsRegistry(), clock: SystemClock())
        #expect(
            probes.probes.unready() == [
                "marketing-worker lane 0: not polled yet",
                "marketing-worker lane 1: restoring 1 partitions, 0 records so far",
            ])
        #expect(probes.unhealthy(at: start).isEmpty)
        let later = start + LaneHealth.State.patience + .seconds(60)
        #expect(
            probes.unhealthy(at: later)
                == (0...1).map { "marketing-worker lane \($0): no poll and no commit for 60.0 seconds" })
        let text = await probes.probes.metrics()
        #expect(text.contains(#"leadrelay_partitions_restoring{worker="marketing-worker",lane="0"} 0"#))
        #expect(text.contains(#"leadrelay_partitions_restoring{worker="marketing-worker",lane="1"} 1"#))
    }
}

private enum MarketingPlan {
    static func session(_ layout: TopicLayout) -> SessionPlan {
        SessionPlan(
            group: layout.marketing.group, inbox: layout.marketing.inbox, sidecars: [.init(layout.sales.decisions)],
            followed: [], changelog: layout.marketing.changelog, member: "test")
    }
}
