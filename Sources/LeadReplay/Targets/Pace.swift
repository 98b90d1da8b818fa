/// Keeps a number of records a second.
struct Pace {
    private let rate: Int?
    private let start = ContinuousClock.now
    private var records = 0

    /// - Parameter rate: records a second; `nil`: without limit.
    init(_ rate: Int?) { self.rate = rate.map { max($0, 1) } }

    /// Records to write at a time: ten times a second, 2,048 at most.
    var batch: Int { rate.map { min(max($0 / 10, 1), 2_048) } ?? 2_048 }

    /// Waits until as many records may have been written.
    mutating func wait(after count: Int) async throws {
        guard let rate else { return }
        records += count
        try await Task.sleep(until: start + .seconds(1) * (Double(records) / Double(rate)), clock: .continuous)
    }
}
