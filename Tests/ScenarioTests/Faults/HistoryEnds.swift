import EventLog
import LeadEvents
import StreamWorker

@testable import Marketing
@testable import Sales

/// Where the leads of a history have come to, and by which decisions.
struct HistoryEnds {
    /// Where a lead is, as both teams know it.
    struct Place: Equatable {
        let standing: Standing
        let stage: Stage
        /// Whether sales is accountable; otherwise marketing is, or nobody knows the lead.
        let isSales: Bool
        /// The deals that were won and stand.
        let won: [String]
    }

    /// How one lead ended.
    struct End {
        let place: Place
        /// Type and id of each decision, without assignments, which depend on what else the reps have.
        var decisions: Set<String> = []
        /// It bought without sales.
        var isConverted = false
        /// What waited for an offer longer than the agreement allows.
        var missed: Set<String> = []
    }

    private(set) var ends: [LeadID: End] = [:]

    init(_ teams: TwoTeams, _ history: RandomHistory) throws {
        for lead in history.leads {
            let (marketing, sales) = try teams.state(of: lead)
            let won = sales.deals.deals.filter { $0.status == .won }.map(\.id).sorted()
            ends[lead] = End(
                place: Place(
                    standing: marketing.standing, stage: sales.stage, isSales: sales.accountable == .sales, won: won))
        }
        for record in teams.marketing.decisions + teams.sales.decisions {
            let event = try record.decoded()
            guard let lead = LeadID(record.key ?? []), event.type != .leadAssigned else { continue }
            ends[lead]?.decisions.insert("\(event.type) \(event.reference.id)")
            switch event.payload {
            case .leadConverted: ends[lead]?.isConverted = true
            case .anomalyNoted(let anomaly) where anomaly.kind == Sales.Anomaly.answerWithoutOffer.rawValue:
                ends[lead]?.missed.insert(anomaly.activity.id)
            case .activityRefused(let refused) where refused.kind == Sales.Refusal.notOffered.rawValue:
                ends[lead]?.missed.insert(refused.activity.id)
            // A sale is not refused, but says that it did without.
            case .dealClosed(let deal) where deal.bypass == .notOffered:
                ends[lead]?.missed.insert(event.reference.id)
            default: break
            }
        }
    }
}

extension TwoTeams {
    /// What both teams keep of a lead.
    func state(of lead: LeadID) throws -> (marketing: MarketingLead, sales: SalesLead) {
        let marketing = try marketing.row(of: lead)?.withUnsafeBytes { try MarketingLead(decoding: $0) }
        let sales = try sales.row(of: lead)?.withUnsafeBytes { try SalesLead(decoding: $0) }
        return (marketing ?? MarketingLead(), sales ?? SalesLead())
    }
}
