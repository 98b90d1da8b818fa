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

    /// Sales concluded this stage; the time stays where it was that already.
    mutating func enter(_ stage: LeadStage, at time: Instant) {
        if sales?.stage != stage { sales = Conclusion(stage: stage, since: time) }
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
    }

    /// The stage that both teams' conclusions come to.
    ///
    /// The later one counts. A team that answers the other does so at the same time or later, never earlier, so that of
    /// equal times the answer counts: sales answers an offer, marketing answers everything else.
    func conclusion(arrived: Conclusion?) -> Conclusion? {
        guard let marketing else { return sales ?? arrived }
        guard let sales else { return marketing }
        if marketing.since != sales.since { return marketing.since < sales.since ? sales : marketing }
        return marketing.stage == .offered || marketing.stage == .qualified ? sales : marketing
    }
}
