import ArgumentParser
import LeadEvents

/// A worker as people write it: by its team, or by its program's name.
struct WorkerArgument: ExpressibleByArgument, Hashable, Sendable {
    let team: Team

    init?(argument: String) {
        let name = argument.hasSuffix("-worker") ? String(argument.dropLast("-worker".count)) : argument
        guard let team = Team(name: name.utf8) else { return nil }
        self.team = team
    }

    static var allValueStrings: [String] { [Team.marketing.name, Team.sales.name] }
}
