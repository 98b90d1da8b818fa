import CloudEvents
import EventLog
import KafkaLog
import StreamWorker
import Telemetry

/// What the health server says of the workers of one process.
struct WorkerProbes<Log: EventLog>: Sendable {
    struct Worker: Sendable {
        let plan: SessionPlan
        /// One for each lane.
        let lanes: [LaneHealth]

        var name: String { plan.group.name }

        /// Each lane's state now, and what it is called.
        var states: [(name: String, number: Int, state: LaneHealth.State)] {
            lanes.enumerated().map { ("\(name) lane \($0)", $0, $1.state) }
        }
    }

    let log: Log
    let workers: [Worker]
    let registry: MetricsRegistry
    let clock: any WallClock

    /// After so long without any of the log's figures the worker's own go alone. While brokers are away the log's take half a
    /// minute to fail, and Prometheus gives up after 10 s.
    private static var patience: Duration { .seconds(5) }

    var probes: HealthServer.Probes {
        HealthServer.Probes(
            unhealthy: { unhealthy() },
            unready: { workers.flatMap(\.states).flatMap { Self.unready($0.name, $0.state) } },
            metrics: { await metrics() })
    }

    /// A sentence for each lane that shows no sign of life.
    func unhealthy(at now: ContinuousClock.Instant = .now) -> [String] {
        workers.flatMap(\.states).filter { !$0.state.isAlive(at: now) }
            .map { "\($0.name): no poll and no commit for \(LaneHealth.State.patience)" }
    }

    private static func unready(_ name: String, _ state: LaneHealth.State) -> [String] {
        if state.isReady { return [] }
        if state.isFenced { return ["\(name): its place is taken again and again; two instances may have one name"] }
        if state.isRefused { return ["\(name): the log refuses; the program's own log says why"] }
        if state.isOutside { return ["\(name): no member of its group; it joins, or the brokers are away"] }
        guard !state.restoring.isEmpty else { return ["\(name): not polled yet"] }
        return [
            "\(name): restoring \(state.restoring.count) partitions, \(state.restoredRecords) records so far"
        ]
    }

    private func metrics() async -> String {
        var text = PrometheusText { WorkerMetric(rawValue: $0)?.help ?? KafkaLog.help(ofMetric: $0) }
        registry.write(into: &text)
        text.add(
            WorkerMetric.buildInfo.rawValue, .gauge, [.init(WorkerMetric.Label.version, Version.current)], 1)
        for worker in workers { addState(of: worker, to: &text) }
        // Reading the log blocks, so it has a thread of its own. What cannot be read is left out.
        let looks = await blocking("metrics", silentFor: Self.patience) { gotOn in
            let reader = try log.makeReader()
            return workers.map { Look($0, reader, clock, gotOn) }
        }
        for (worker, look) in zip(workers, looks ?? []) {
            if let lags = look.lags { add(lags, of: worker, to: &text) }
            if let restores = look.restores { add(restores, of: worker, to: &text) }
        }
        return text.text
    }

    /// What the log says of one worker.
    private struct Look: Sendable {
        let lags: [InputLag]?
        let restores: [RestoreProgress]?

        init(_ worker: Worker, _ reader: some LogReader, _ clock: any WallClock, _ gotOn: () -> Void) {
            let states = worker.lanes.map(\.state)
            lags = try? states.flatMap { try InputLag.read($0, worker.plan, reader, clock, gotOn) }
            restores = try? states.map { try RestoreProgress.read($0, worker.plan, reader) }
        }
    }

    private func addState(of worker: Worker, to text: inout PrometheusText) {
        let gauges: [(metric: WorkerMetric, value: (LaneHealth.State) -> Double)] = [
            (.partitionsHeld, { Double($0.held.count) }), (.partitionsRestoring, { Double($0.restoring.count) }),
            (.rowsRestored, { Double($0.restoredRecords) }),
            (.pollAgeSeconds, { ($0.lastSign ?? $0.began).duration(to: .now).seconds }),
            (.isRefused, { $0.isRefused ? 1 : 0 }), (.isFenced, { $0.isFenced ? 1 : 0 }),
        ]
        let states = worker.states
        for (metric, value) in gauges {
            for (_, number, state) in states {
                text.add(metric.rawValue, .gauge, Self.labels(worker, number), value(state))
            }
        }
    }

    private static func labels(_ worker: Worker, _ lane: Int) -> [PrometheusText.Label] {
        [.init(WorkerMetric.Label.worker, worker.name), .init(WorkerMetric.Label.lane, String(lane))]
    }

    /// The time that is left has no sample while nothing tells it.
    private func add(_ restores: [RestoreProgress], of worker: Worker, to text: inout PrometheusText) {
        for (number, restore) in restores.enumerated() {
            let labels = Self.labels(worker, number)
            text.add(WorkerMetric.restoreRecords.rawValue, .gauge, labels, Double(restore.whole))
            text.add(WorkerMetric.restoreRemainingRecords.rawValue, .gauge, labels, Double(restore.remaining))
            if let seconds = restore.secondsLeft {
                text.add(WorkerMetric.restoreSeconds.rawValue, .gauge, labels, seconds)
            }
        }
    }

    private func add(_ lags: [InputLag], of worker: Worker, to text: inout PrometheusText) {
        let own = PrometheusText.Label(WorkerMetric.Label.worker, worker.name)
        for lag in lags {
            let labels = [
                own, .init(WorkerMetric.Label.topic, lag.input.topic.name),
                .init(WorkerMetric.Label.partition, "\(lag.input.partition)"),
            ]
            text.add(WorkerMetric.lagRecords.rawValue, .gauge, labels, Double(lag.records))
            text.add(WorkerMetric.lagSeconds.rawValue, .gauge, labels, lag.seconds)
            text.add(WorkerMetric.unstableRecords.rawValue, .gauge, labels, Double(lag.unstable))
        }
        text.add(WorkerMetric.oldestUnhandledSeconds.rawValue, .gauge, [own], lags.map(\.seconds).max() ?? 0)
    }
}
