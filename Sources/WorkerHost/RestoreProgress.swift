import EventLog
import StreamWorker

/// How far a lane's restore is, in offsets of its changelogs.
struct RestoreProgress: Sendable {
    /// Offsets between the changelogs' first and last record: at least their records, as compaction leaves gaps.
    var whole: Int64 = 0
    /// Those that are not read yet.
    var remaining: Int64 = 0
    /// Time until it is done at the pace so far; `nil` where nothing is read yet.
    var secondsLeft: Double?

    /// Of the restore under way. Where none is, nothing remains. Cost: one look at the bounds of each changelog.
    static func read(
        _ state: LaneHealth.State, _ plan: SessionPlan, _ reader: some LogReader, at now: ContinuousClock.Instant = .now
    ) throws(LogError) -> RestoreProgress {
        var progress = RestoreProgress(secondsLeft: 0)
        guard !state.restoring.isEmpty, let began = state.restoreBegan else { return progress }
        for (partition, next) in state.restored {
            let bounds = try reader.bounds(of: TopicPartition(plan.changelog, partition))
            let whole = max(0, bounds.end.number - bounds.first.number)
            progress.whole += whole
            guard state.restoring.contains(partition) else { continue }
            progress.remaining += min(whole, max(0, bounds.end.number - next.number))
        }
        let done = progress.whole - progress.remaining
        guard progress.remaining > 0 else { return progress }
        progress.secondsLeft =
            done > 0 ? began.duration(to: now).seconds * Double(progress.remaining) / Double(done) : nil
        return progress
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
