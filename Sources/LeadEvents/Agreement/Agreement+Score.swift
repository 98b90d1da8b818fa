/// The arithmetic of scores: whole hundredths, rounded down.
extension Agreement.Scoring {
    /// The most there is of fit, of engagement and of their score: 100 points, in hundredths.
    package static let ceiling: Int32 = 10_000

    /// Points of the rules that a lead of which this is known fulfils. Range: 0 to 10,000.
    package func fit(of brief: Brief) -> Int32 {
        var sum: Int64 = 0
        for rule in fit where rule.condition.isMet(by: brief) { sum += Int64(rule.points) }
        return Int32(min(max(sum, 0), Int64(Self.ceiling)))
    }

    /// Fit and engagement under their weights. Range: 0 to 10,000.
    package func score(fit: Int32, engagement: Int32) -> Int32 {
        let weight = weightOfFit
        let sum = Int64(fit) * weight + Int64(engagement) * (100 - weight)
        return Int32(min(max(sum / 100, 0), Int64(Self.ceiling)))
    }

    /// The least engagement with which a lead of this fit reaches a score; `nil` where it reaches it with none, or never.
    package func engagement(for score: Int32, fit: Int32) -> Int32? {
        let weight = weightOfFit
        let lacking = Int64(score) * 100 - Int64(fit) * weight
        guard weight < 100, lacking > 0 else { return nil }
        return Int32(clamping: (lacking + 99 - weight) / (100 - weight))
    }

    private var weightOfFit: Int64 { Int64(min(max(fitWeight, 0), 100)) }
}

extension Agreement.Bands {
    /// The lowest score of a band; `nil` for none, which has no lower one.
    package func floor(of band: Band) -> Int32? {
        switch band {
        case .hot: hot
        case .warm: warm
        case .cold: cold
        case .none, .unspecified, .UNRECOGNIZED: nil
        }
    }
}
