/// A topic by what it is for. Topics carry one team's writing each, so no topic has two owners.
package enum TopicRole: Hashable, Sendable {
    /// Everything a team learns, in one order.
    case inbox(Team)
    /// Where foreign systems write; the team's worker takes what is valid into the inbox.
    case ingress(Team)
    /// What a team concludes.
    case decisions(Team)
    /// A team's signatures and shared knowledge; one partition, kept for ever.
    case agreements(Team)
    /// Records that could not be used, untouched, with the reason.
    case deadLetters(Team)
    /// What the router of sales is asked; one partition.
    case routing
    /// State of a team's worker; compacted.
    case changelog(Team)

    /// The name without the installation's prefix, for example `marketing.inbox` or `sales-worker.changelog`.
    package var name: String {
        switch self {
        case .inbox(let team): team.name + ".inbox"
        case .ingress(let team): team.name + ".ingress"
        case .decisions(let team): team.name + ".decisions"
        case .agreements(let team): team.name + ".agreements"
        case .deadLetters(let team): team.name + ".dead-letters"
        case .routing: "sales.routing"
        case .changelog(let team): team.name + "-worker.changelog"
        }
    }

    /// Whether it has exactly one partition, because it needs one order over all keys.
    package var isSingle: Bool {
        switch self {
        case .agreements, .routing: true
        case .inbox, .ingress, .decisions, .deadLetters, .changelog: false
        }
    }

    /// Whether everything about a lead lies in the partition that its id gives. Not where foreign systems write, who place
    /// records as they like, and so not among the dead letters, which lie where their originals were read.
    package var isPartitionedByLead: Bool {
        switch self {
        case .inbox, .decisions, .changelog: true
        case .ingress, .deadLetters, .agreements, .routing: false
        }
    }

    /// The team that alone may write it.
    package var owner: Team {
        switch self {
        case .inbox(let team), .ingress(let team), .decisions(let team), .agreements(let team), .deadLetters(let team),
            .changelog(let team):
            team
        case .routing: .sales
        }
    }

    /// What a team's worker reads beside its inbox.
    package static func sidecars(of team: Team) -> [TopicRole] {
        [.decisions(team.other), .ingress(team)] + (team == .sales ? [.routing] : [])
    }

    /// Every topic of an installation.
    package static let all: [TopicRole] =
        [Team.marketing, .sales].flatMap { team -> [TopicRole] in
            [
                .inbox(team), .ingress(team), .decisions(team), .agreements(team), .deadLetters(team), .changelog(team),
            ]
        } + [.routing]
}
