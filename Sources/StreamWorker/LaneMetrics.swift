import CoreMetrics
import Metrics

/// The counters of one lane; ``WorkerMetric`` has their names.
struct LaneMetrics {
    let decided: Counter
    let duplicates: Counter
    let takenIn: Counter
    let firings: Counter
    let commits: Counter
    let aborts: Counter
    let fences: Counter
    /// Time that a commit takes, without what the transaction gathered for.
    let commitTime: Metrics.Timer
    private let dimensions: [(String, String)]

    /// - Parameter deadLetterReasons: those that are counted from 0 on, so that the first letter is an increase.
    init(worker: String, lane: Int, deadLetterReasons: [String] = []) {
        let dimensions = [(WorkerMetric.Label.worker, worker), (WorkerMetric.Label.lane, String(lane))]
        func counter(_ metric: WorkerMetric) -> Counter { Counter(label: metric.rawValue, dimensions: dimensions) }
        self.dimensions = dimensions
        decided = counter(.eventsDecided)
        duplicates = counter(.eventsDuplicate)
        takenIn = counter(.eventsTakenIn)
        firings = counter(.deadlinesFired)
        commits = counter(.commits)
        aborts = counter(.aborts)
        fences = counter(.fences)
        commitTime = Metrics.Timer(label: WorkerMetric.commitSeconds.rawValue, dimensions: dimensions)
        for reason in deadLetterReasons { deadLetters(reason).increment(by: 0) }
    }

    private func deadLetters(_ reason: String) -> Counter {
        Counter(
            label: WorkerMetric.deadLetters.rawValue,
            dimensions: dimensions + [(WorkerMetric.Label.reason, reason)])
    }

    func count(_ output: LaneOutput) {
        decided.increment(by: output.decided)
        duplicates.increment(by: output.duplicates)
        takenIn.increment(by: output.takenIn)
        firings.increment(by: output.firings)
        for reason in output.deadLetters { deadLetters(reason).increment() }
    }
}
