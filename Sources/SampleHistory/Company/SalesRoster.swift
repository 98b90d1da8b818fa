import LeadEvents
import SeededRandom
import SwiftProtobuf

/// The reps of the made-up company.
struct SalesRoster: Sendable {
    struct Rep: Sendable {
        let id: String
        let name: String
        let email: String
        let pools: [String]
        /// Share within the pool.
        let weight: UInt32
        /// Leads open at once.
        let capacity: UInt32
        let territories: [String]
        let languages: [String]
        let profile: String?
    }

    let reps: [Rep]

    /// - Parameter people: one rep for about 150 of them, at least 6, at most 60.
    init(people: Int) {
        let count = min(max(people / 150, 6), 60)
        reps = (0..<count).map { Self.rep($0, of: count) }
    }

    /// Somebody of the team; `nil` only where there is none.
    func anyone(using random: inout SplitMix64) -> String {
        random.pick(reps.map(\.id))
    }

    /// Somebody else of the team.
    func anyone(but rep: String, using random: inout SplitMix64) -> String {
        random.pick(reps.map(\.id).filter { $0 != rep })
    }

    private static func rep(_ number: Int, of count: Int) -> Rep {
        let id = "rep-" + Names.padded(number + 1, to: 2)
        let given = Names.given[number * 7 % Names.given.count]
        let family = Names.family[number * 11 % Names.family.count]
        // Every fourth rep looks after large companies as well.
        let pools = number % 4 == 3 ? ["default", "enterprise"] : ["default"]
        return Rep(
            id: id, name: "\(given) \(family)", email: "\(id)@sales.example", pools: pools,
            weight: number % 3 == 0 ? 2 : 1, capacity: number % 5 == 4 ? 20 : 40,
            territories: number % 2 == 0 ? ["DE", "NL"] : ["FR", "GB", "PT", "US"],
            languages: number % 2 == 0 ? ["de-DE", "en-GB"] : ["en-GB", "fr-FR"],
            profile: number % 6 == 5 ? "hunter" : number % 6 == 2 ? "inbound-only" : nil)
    }
}

extension SalesRoster.Rep {
    /// The rep as the CRM first names it.
    var joining: RepChanged {
        .with {
            $0.rep = id
            $0.name = name
            $0.email = email
            $0.pools = pools
            $0.weight = weight
            $0.capacity = capacity
            $0.territories = territories
            $0.languages = languages
            $0.timeZone = "Europe/Berlin"
            $0.hours = "Mon-Fri 08:00-18:00"
            if let profile { $0.profile = profile }
        }
    }
}
