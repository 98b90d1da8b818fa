import CloudEvents
import EventLog
import StreamWorker
import Telemetry

/// What the health server says of the workers of one process.
struct WorkerProbes<Log: EventLog>: Sendable {
    struct Worker: Sendable {
        let plan: SessionPlan
        let health: LaneHealth

        var name: String { plan.group.name }
    }

    let log: Log
    let workers: [Worker]
    let registry: MetricsRegistry
    let clock: any WallClock

    var probes: HealthServer.Probes {
        HealthServer.Probes(
            unhealthy: {
                workers.filter { !$0.health.state.isAlive() }
                    .map { "\($0.name): no poll and no commit for \(LaneHealth.State.patience)" }
            },
            unready: { workers.flatMap(Self.unready) },
            metrics: { await metrics() })
    }

    private static func unready(_ worker: Worker) -> [String] {
        let state = worker.health.state
        if state.isReady { return [] }
        if state.isRefused { return ["\(worker.name): the log refuses; the program's own log says why"] }
        guard !state.restoring.isEmpty else { return ["\(worker.name): not polled yet"] }
        return [
            "\(worker.name): restoring \(state.restoring.count) partitions, \(state.restoredRecords) records so far"
        ]
    }

    private func metrics() async -> String {
        let names = Dictionary(uniqueKeysWithValues: WorkerMetric.allCases.map { ($0.rawValue, $0.help) })
        var text = PrometheusText { names[$0] }
        registry.write(into: &text)
        for worker in workers { addState(of: worker, to: &text) }
        // Reading the log blocks, so it has a thread of its own. A log that cannot be read leaves the lags out.
        let lags =
            (try? await blocking("metrics") {
                try workers.map { try InputLag.read($0.health.state, $0.plan, log, clock) }
            })
            ?? []
        for (worker, lags) in zip(workers, lags) { add(lags, of: worker, to: &text) }
        return text.text
    }

    private func addState(of worker: Worker, to text: inout PrometheusText) {
        let state = worker.health.state
        let labels = [PrometheusText.Label(WorkerMetric.Label.worker, worker.name)]
        let age = state.lastSign.map { $0.duration(to: .now).seconds } ?? 0
        for (metric, value) in [
            (WorkerMetric.partitionsHeld, Double(state.held.count)),
            (.partitionsRestoring, Double(state.restoring.count)), (.rowsRestored, Double(state.restoredRecords)),
            (.pollAgeSeconds, age), (.isRefused, state.isRefused ? 1 : 0),
        ] { text.add(metric.rawValue, .gauge, labels, value) }
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
        }
        text.add(WorkerMetric.oldestUnhandledSeconds.rawValue, .gauge, [own], lags.map(\.seconds).max() ?? 0)
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
