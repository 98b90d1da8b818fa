import CoreMetrics
import Metrics

/// The counters of one worker; ``WorkerMetric`` has their names.
struct LaneMetrics {
    let decided: Counter
    let duplicates: Counter
    let takenIn: Counter
    let firings: Counter
    let commits: Counter
    let aborts: Counter
    let fences: Counter
    /// Time from the first record of a transaction to its commit.
    let commitTime: Metrics.Timer
    private let worker: String

    init(worker: String) {
        let dimensions = [(WorkerMetric.Label.worker, worker)]
        func counter(_ metric: WorkerMetric) -> Counter { Counter(label: metric.rawValue, dimensions: dimensions) }
        self.worker = worker
        decided = counter(.eventsDecided)
        duplicates = counter(.eventsDuplicate)
        takenIn = counter(.eventsTakenIn)
        firings = counter(.deadlinesFired)
        commits = counter(.commits)
        aborts = counter(.aborts)
        fences = counter(.fences)
        commitTime = Metrics.Timer(label: WorkerMetric.transactionSeconds.rawValue, dimensions: dimensions)
    }

    func count(_ output: LaneOutput) {
        decided.increment(by: output.decided)
        duplicates.increment(by: output.duplicates)
        takenIn.increment(by: output.takenIn)
        firings.increment(by: output.firings)
        for reason in output.deadLetters {
            let dimensions = [(WorkerMetric.Label.worker, worker), (WorkerMetric.Label.reason, reason)]
            Counter(label: WorkerMetric.deadLetters.rawValue, dimensions: dimensions).increment()
        }
    }
}
