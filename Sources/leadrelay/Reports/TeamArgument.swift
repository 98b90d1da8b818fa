import ArgumentParser
import LeadEvents

/// A team as people write it.
struct TeamArgument: ExpressibleByArgument, Hashable, Sendable {
    let team: Team

    init?(argument: String) {
        guard let team = Team(name: argument.utf8) else { return nil }
        self.team = team
    }

    static var allValueStrings: [String] { [Team.marketing.name, Team.sales.name] }
}
