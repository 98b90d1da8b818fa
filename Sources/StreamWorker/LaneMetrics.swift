import CoreMetrics
import Metrics

/// The runtime's metrics; every name stands here. Dimension `worker`: the group's name.
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
        let dimensions = [("worker", worker)]
        self.worker = worker
        decided = Counter(label: "leadrelay_events_decided_total", dimensions: dimensions)
        duplicates = Counter(label: "leadrelay_events_duplicate_total", dimensions: dimensions)
        takenIn = Counter(label: "leadrelay_events_taken_in_total", dimensions: dimensions)
        firings = Counter(label: "leadrelay_deadlines_fired_total", dimensions: dimensions)
        commits = Counter(label: "leadrelay_commits_total", dimensions: dimensions)
        aborts = Counter(label: "leadrelay_aborts_total", dimensions: dimensions)
        fences = Counter(label: "leadrelay_fences_total", dimensions: dimensions)
        commitTime = Metrics.Timer(label: "leadrelay_transaction_seconds", dimensions: dimensions)
    }

    func count(_ output: LaneOutput) {
        decided.increment(by: output.decided)
        duplicates.increment(by: output.duplicates)
        takenIn.increment(by: output.takenIn)
        firings.increment(by: output.firings)
        for reason in output.deadLetters {
            Counter(label: "leadrelay_dead_letters_total", dimensions: [("worker", worker), ("reason", reason)])
                .increment()
        }
    }
}
