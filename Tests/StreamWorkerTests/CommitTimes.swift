import CoreMetrics
import EventLog
import Synchronization

@testable import StreamWorker

/// The times that commits of one group took, as the metric has them.
final class CommitTimes: MetricsFactory, TimerHandler {
    static let group = GroupName("timed")!
    /// Takes the process's metrics when it is asked for first.
    static let all: CommitTimes = {
        let times = CommitTimes()
        MetricsSystem.bootstrap(times)
        return times
    }()

    private let times = Mutex<[Duration]>([])

    func recorded() -> [Duration] { times.withLock { $0 } }
    func recordNanoseconds(_ duration: Int64) { times.withLock { $0.append(.nanoseconds(duration)) } }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let isOurs = dimensions.contains { $0 == (WorkerMetric.Label.worker, Self.group.name) }
        return isOurs && label == WorkerMetric.commitSeconds.rawValue ? self : NOOPMetricsHandler.instance
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        NOOPMetricsHandler.instance
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
