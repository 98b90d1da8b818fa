import CloudEvents
import LeadEvents

/// What is kept of one lead. Each team's part comes from topics of that team alone, in their order, so that it does not
/// matter how the teams' topics interleave.
struct StandingRow: Sendable {
    /// An activity that makes a lead known.
    struct Arrival: Sendable {
        var occurrence: Occurrence
        var stage: LeadStage
        var accountable: Team
        var kind: LeadKind
        var isTest: Bool
        var channel: Symbols.Symbol
    }

    /// The latest stage that one team concluded.
    struct Conclusion: Sendable {
        var stage: LeadStage
        var since: Instant
    }

    var arrivals: [Arrival] = []
    var marketing: Conclusion?
    var sales: Conclusion?
    var owner = Symbols.Symbol.none
    var accountable: Team?
    var band: Band?
    var score: Int32?
    var pool = Symbols.Symbol.none
    var hasWonDeal = false

    /// Sales concluded this stage. A lead that is offered or given back is nobody's.
    mutating func enter(_ stage: LeadStage, at time: Instant) {
        sales = Conclusion(stage: stage, since: time)
        if stage == .offered || stage == .returned || stage == .lost { owner = .none }
    }

    /// The router's choice. One that comes when the lead has left sales, or bought, was released already.
    mutating func assign(_ rep: Symbols.Symbol) {
        switch sales?.stage {
        case .returned, .lost, .won: return
        default: owner = rep
        }
    }

    /// Takes what is known of another name of the same lead.
    mutating func merge(_ other: StandingRow) {
        arrivals = (arrivals + other.arrivals).sorted { $0.occurrence.time < $1.occurrence.time }
        if let theirs = other.marketing, marketing.map({ $0.since < theirs.since }) ?? true { marketing = theirs }
        if let theirs = other.sales, sales.map({ $0.since < theirs.since }) ?? true { sales = theirs }
        if owner == .none { owner = other.owner }
        if pool == .none { pool = other.pool }
        accountable = accountable ?? other.accountable
        band = band ?? other.band
        score = score ?? other.score
        hasWonDeal = hasWonDeal || other.hasWonDeal
    }

    /// The stage that both teams' conclusions come to: that of the team which is accountable.
    ///
    /// Until marketing has taken up again what sales gave back, its last word is the offer; sales' later one counts then.
    func conclusion(arrived: Conclusion?) -> Conclusion? {
        guard let marketing else { return sales ?? arrived }
        if marketing.stage == .selfServe, !hasWonDeal { return marketing }
        guard let sales else { return marketing }
        if accountable == .sales { return sales }
        let isAnswered = (sales.stage == .returned || sales.stage == .lost) && sales.since >= marketing.since
        return marketing.stage == .offered && isAnswered ? sales : marketing
    }
}
