import CloudEvents

/// Adds leads up to a funnel.
struct FunnelTally {
    private let dimension: FunnelReport.Dimension
    private let symbols: Symbols
    private var columns: [Symbols.Symbol: FunnelColumn] = [:]
    private var total = FunnelColumn()
    private var anomalies = 0
    private var beside: [FunnelReport.Route: (leads: Int, won: Int)] = [:]

    init(_ dimension: FunnelReport.Dimension, _ symbols: Symbols) {
        self.dimension = dimension
        self.symbols = symbols
    }

    mutating func add(_ lead: LeadMilestones, _ place: FunnelPlace, contacted: Instant?) {
        anomalies += lead.anomalies.count
        switch place {
        case .beside(let route, _):
            beside[route, default: (0, 0)].leads += 1
            if lead.wonDeal != nil { beside[route, default: (0, 0)].won += 1 }
        case .captured(let capture):
            let times = [
                capture.occurrence.time, lead.qualified.instant, lead.offered.instant, lead.assigned.instant,
                lead.accepted.instant, contacted, lead.wonDeal?.closedAt,
            ]
            let bought = lead.converted.instant != nil
            columns[key(of: lead, capture), default: FunnelColumn()].add(times, selfServe: bought)
            total.add(times, selfServe: bought)
        }
    }

    private func key(of lead: LeadMilestones, _ capture: LeadMilestones.Capture) -> Symbols.Symbol {
        switch dimension {
        case .origin: capture.channel
        case .campaign: capture.campaign
        case .source: capture.source
        case .rep: lead.deal?.rep ?? .none
        }
    }

    func report(period: ReportPeriod) -> FunnelReport {
        let rows = columns.map { $0.value.row(key: symbols[$0.key]) }.sorted { left, right in
            if left[.captured] != right[.captured] { return left[.captured] > right[.captured] }
            guard let first = left.key, let second = right.key else { return left.key != nil }
            return first < second
        }
        return FunnelReport(
            dimension: dimension, period: period, rows: rows, total: total.row(key: nil), anomalies: anomalies,
            beside: FunnelReport.Route.allCases.map {
                FunnelReport.Beside(route: $0, leads: beside[$0]?.leads ?? 0, won: beside[$0]?.won ?? 0)
            })
    }
}
