import CloudEvents

/// Adds up the leads with one key.
struct FunnelColumn {
    private var counts = [Int](repeating: 0, count: FunnelReport.Step.allCases.count)
    private var selfServe = 0
    /// Milliseconds to each step from the one reached before it.
    private var waits = [[Int64]](repeating: [], count: FunnelReport.Step.allCases.count)
    /// Milliseconds from capture to won deal.
    private var toWon: [Int64] = []

    /// - Parameter times: when each step was reached, in the order of the steps.
    mutating func add(_ times: [Instant?], selfServe bought: Bool) {
        selfServe += bought ? 1 : 0
        var before: Instant?
        for (step, time) in times.enumerated() {
            if time != nil { counts[step] += 1 }
            if let time, let before { waits[step].append(time.milliseconds(since: before)) }
            before = time ?? before
        }
        if let captured = times.first ?? nil, let won = times.last ?? nil {
            toWon.append(won.milliseconds(since: captured))
        }
    }

    func row(key: String?) -> FunnelReport.Row {
        FunnelReport.Row(
            key: key, counts: counts, selfServe: selfServe,
            medianHours: waits.map { median($0).map { $0 / 3_600_000 } },
            medianDaysToWon: median(toWon).map { $0 / 86_400_000 })
    }
}
