import LeadEvents

/// Which event types carry a message or an enum, and who reads them.
struct Readership {
    private let carried: [String: [CatalogueEntry]]

    /// - Parameter schema: the released one, because what is gone from the present one had readers too.
    init(_ schema: ContractSchema) {
        var carried: [String: [CatalogueEntry]] = [:]
        for entry in Catalogue.entries {
            for name in [entry.messageName] + schema.reachable(from: entry.messageName) {
                carried[name, default: []].append(entry)
            }
        }
        self.carried = carried
    }

    func types(of name: String) -> [String] { (carried[name] ?? []).map(\.type.shortName) }

    func readers(of name: String) -> [String] {
        let teams = Set((carried[name] ?? []).flatMap(\.readers))
        return [Team.marketing, .sales].filter(teams.contains).map(\.name) + (teams.isEmpty ? [] : ["reports"])
    }
}

extension CatalogueEntry {
    /// Teams whose workers read events of the type.
    fileprivate var readers: [Team] {
        switch kind {
        // Each worker reads its own inbox; what another team takes in lands in that one's.
        case .activity, .clock, .alias, .decision: (onlyTeam.map { [$0] } ?? [.marketing, .sales]) + takenInBy
        case .agreement: [.marketing, .sales]
        case .routing: [.sales]
        }
    }
}
