package import EventLog
import LeadEvents

extension TopicLayout {
    /// Every topic with its retention: inboxes and agreements for ever, decisions and routing 400 days, ingress 7 days, dead
    /// letters 90 days, changelogs compacted. A worker goes on after a stop for as long as what it had not read is kept.
    package var plan: TopicPlan {
        var topics: [TopicSpec] = []
        for team in [marketing, sales] {
            topics.append(TopicSpec(name: team.inbox, partitions: partitions, cleanup: .keepForever))
            topics.append(TopicSpec(name: team.ingress, partitions: partitions, cleanup: .keepFor(.days(7))))
            topics.append(TopicSpec(name: team.decisions, partitions: partitions, cleanup: .keepFor(.days(400))))
            topics.append(TopicSpec(name: team.agreements, partitions: 1, cleanup: .keepForever))
            topics.append(
                TopicSpec(
                    name: team.deadLetters, partitions: partitions, cleanup: .keepFor(.days(90)),
                    maximumRecordBytes: TopicSpec.letterBytes))
            topics.append(TopicSpec(name: team.changelog, partitions: partitions, cleanup: .compact))
        }
        topics.append(TopicSpec(name: routing, partitions: 1, cleanup: .keepFor(.days(400))))
        return TopicPlan(topics)
    }
}

extension Duration {
    fileprivate static func days(_ count: Int64) -> Duration { .seconds(count * 86_400) }
}
