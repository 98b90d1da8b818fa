package import LeadEvents

extension StandingFold {
    /// Every lead of which something counts, sorted by lead.
    package func standings() -> [LeadStanding] {
        merged().compactMap { standing($0.lead, $0.row) }.sorted { $0.lead < $1.lead }
    }

    /// One lead, by any of its names; `nil` where nothing is known of it.
    package func standing(of name: LeadID) -> LeadStanding? {
        let lead = aliases.owner(of: name)
        var row = leads[lead] ?? StandingRow()
        for name in aliases.names(of: lead) { if let other = leads[name] { row.merge(other) } }
        return standing(lead, row)
    }

    private func standing(_ lead: LeadID, _ row: StandingRow) -> LeadStanding? {
        let arrivals = row.arrivals.filter { exclusions.counts($0.occurrence, of: lead) }
        let first = arrivals.first
        let arrived = first.map { StandingRow.Conclusion(stage: $0.stage, since: $0.occurrence.time) }
        guard let now = row.conclusion(arrived: arrived) else { return nil }
        return LeadStanding(
            lead: lead, stage: now.stage, since: now.since, owner: symbols[row.owner],
            accountable: row.accountable ?? first?.accountable, band: row.band, score: row.score,
            channel: arrivals.lazy.compactMap { symbols[$0.channel] }.first, capturedAt: first?.occurrence.time,
            pool: symbols[row.pool], kind: first?.kind ?? .unspecified,
            isTest: !arrivals.isEmpty && arrivals.allSatisfy(\.isTest))
    }

    /// The leads, each with what is known under its other names.
    private func merged() -> [(lead: LeadID, row: StandingRow)] {
        guard !aliases.isEmpty else { return leads.rows }
        var merged = LeadTable<StandingRow>()
        for (name, row) in leads.rows {
            merged.update(aliases.owner(of: name), orInsert: StandingRow()) { $0.merge(row) }
        }
        return merged.rows
    }
}
