import SeededRandom

/// The way a person takes.
enum Path: CaseIterable, Sendable {
    /// Asks to be contacted.
    case handRaiser
    /// Shows more interest week by week.
    case warming
    /// Was curious once.
    case cooling
    /// Tries the product and buys it without talking to anybody.
    case selfServe
    /// Wants to work for the company.
    case candidate
    /// Wants to sell the company's products.
    case partner
    /// Sales found it.
    case sourced
    /// A customer or a partner named it.
    case referred
    /// May need something later.
    case suspect
    /// Asks for a proposal at once.
    case prequalified

    /// Of a thousand people who came to marketing's attention or to sales'. What is left over warms up or cools down.
    private static let fixed: [(path: Path, permille: Int64)] = [
        (.selfServe, 60), (.candidate, 25), (.partner, 15), (.sourced, 70), (.referred, 30), (.suspect, 25),
        (.prequalified, 25),
    ]

    static func draw(for channel: Channel, using random: inout SplitMix64) -> Path {
        var rest = random.below(1_000)
        for (path, permille) in fixed {
            rest -= permille
            if rest < 0 { return path }
        }
        if random.chance(channel.handRaisers) { return .handRaiser }
        return random.chance(550) ? .warming : .cooling
    }

    /// Whether the person comes by way of sales.
    var startsWithSales: Bool {
        switch self {
        case .sourced, .referred, .suspect, .prequalified: true
        case .handRaiser, .warming, .cooling, .selfServe, .candidate, .partner: false
        }
    }
}
