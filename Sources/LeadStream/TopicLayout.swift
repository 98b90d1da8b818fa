package import EventLog
package import LeadEvents

/// The topics of one installation: their names, and how many partitions the lead-keyed ones have.
package final class TopicLayout: Sendable {
    /// The topics of one team. Classes, both: they are passed around with every record.
    package final class TeamTopics: Sendable {
        package let inbox: TopicName
        package let ingress: TopicName
        package let decisions: TopicName
        package let agreements: TopicName
        package let deadLetters: TopicName
        package let changelog: TopicName
        /// The group that the team's workers share.
        package let group: GroupName

        init?(_ team: Team, prefix: String) {
            guard let inbox = TopicName(prefix + TopicRole.inbox(team).name),
                let ingress = TopicName(prefix + TopicRole.ingress(team).name),
                let decisions = TopicName(prefix + TopicRole.decisions(team).name),
                let agreements = TopicName(prefix + TopicRole.agreements(team).name),
                let deadLetters = TopicName(prefix + TopicRole.deadLetters(team).name),
                let changelog = TopicName(prefix + TopicRole.changelog(team).name),
                let group = GroupName(prefix + team.name + "-worker")
            else { return nil }
            self.inbox = inbox
            self.ingress = ingress
            self.decisions = decisions
            self.agreements = agreements
            self.deadLetters = deadLetters
            self.changelog = changelog
            self.group = group
        }
    }

    /// Put in front of every topic's and group's name, for example "acme."; empty by default.
    package let prefix: String
    /// Partitions of every lead-keyed topic. Range: 1 or more; fixed for the life of the log.
    package let partitions: Int32
    package let marketing: TeamTopics
    package let sales: TeamTopics
    package let routing: TopicName
    /// What ``CopyJournal`` writes; only there where a copy filled the log.
    package let copyJournal: TopicName

    /// `nil` where the prefix holds a character that a topic's name may not have, or is too long.
    package init?(prefix: String = "", partitions: Int32 = 1) {
        guard partitions >= 1, let marketing = TeamTopics(.marketing, prefix: prefix),
            let sales = TeamTopics(.sales, prefix: prefix),
            let routing = TopicName(prefix + TopicRole.routing.name),
            let copyJournal = TopicName(prefix + "copy.journal")
        else { return nil }
        self.prefix = prefix
        self.partitions = partitions
        self.marketing = marketing
        self.sales = sales
        self.routing = routing
        self.copyJournal = copyJournal
    }

    /// The topics of marketing, or of sales for anything else.
    package subscript(_ team: Team) -> TeamTopics { team == .marketing ? marketing : sales }

    package func topic(_ role: TopicRole) -> TopicName {
        switch role {
        case .inbox(let team): self[team].inbox
        case .ingress(let team): self[team].ingress
        case .decisions(let team): self[team].decisions
        case .agreements(let team): self[team].agreements
        case .deadLetters(let team): self[team].deadLetters
        case .changelog(let team): self[team].changelog
        case .routing: routing
        }
    }

    /// The partition of a lead-keyed topic that a key belongs to.
    package func partition(of key: some Collection<UInt8>) -> PartitionID {
        partitions == 1 ? .zero : Partitioner.partition(of: key, count: partitions)
    }
}
