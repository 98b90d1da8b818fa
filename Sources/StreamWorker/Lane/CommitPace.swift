/// How long a transaction gathers under load.
///
/// A commit asks about as much of the log whatever it holds, and nothing is decided meanwhile. Where commits take long,
/// because the cluster is busy or the disk slow, transactions gather longer: a lane spends at most a fifth of its time on
/// commits, and the busy cluster is asked for fewer. Where the inputs are drained, a commit follows at once all the same, if
/// somebody may wait for what it writes.
struct CommitPace {
    /// Gathering as a multiple of what a commit takes.
    private static let multiple = 4

    /// What commits took, the last one counting half.
    private var cost = Duration.zero

    mutating func note(_ commit: Duration) { cost = (cost + commit) / 2 }

    /// - Parameter set: the interval that is set, which is kept at least.
    /// - Parameter longest: what no slow commit stretches a transaction beyond.
    func interval(_ set: Duration, atMost longest: Duration) -> Duration {
        max(set, min(cost * Self.multiple, longest))
    }

    /// How long a transaction waits for more where the inputs are drained and it writes nothing that anybody waits for: else
    /// such commits, one for each record of the other team's that is only passed over, would hold up those that matter.
    func patience(_ set: Duration) -> Duration { min(set, cost * Self.multiple) }
}
