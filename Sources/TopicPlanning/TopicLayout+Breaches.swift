import EventLog
package import LeadEvents
package import LeadStream
import TopicSettings

extension TopicLayout {
    /// What takes something from the promises of these teams' workers, in topics as a cluster has them. A topic that is not
    /// of this layout, or that none of these workers uses, counts for nothing.
    package func breaches(in topics: [ActualTopic], for teams: [Team]) -> [TopicBreach] {
        topics.flatMap { actual -> [TopicBreach] in
            // Told by the copies that there are: how many a topic has is for whoever made it to say.
            let durability = Durability(replicationFactor: actual.replicationFactor) ?? .standard
            guard let desired = desiredTopics(durability).first(where: { $0.name == actual.name }),
                teams.contains(where: { desired.role.isUsed(by: $0) })
            else { return [] }
            return TopicDiff(from: [actual], to: [desired]).changes.compactMap { TopicBreach($0, of: desired) }
        }
    }
}

extension TopicRole {
    /// Whether a team's worker reads or writes it.
    fileprivate func isUsed(by team: Team) -> Bool {
        owner == team || TopicRole.sidecars(of: team).contains(self) || self == .agreements(team.other)
    }
}
