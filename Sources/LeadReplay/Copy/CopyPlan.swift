import EventLog
import LeadEvents
import LeadStream

/// What a copy moves record by record: everything but the changelogs, which are written anew, and shadows, which a rebuild
/// makes again.
struct CopyPlan: Sendable {
    struct Topic: Sendable {
        /// As the copy has it.
        let spec: TopicSpec
        let shape: CopyShape
        /// `nil`: a topic that is none of the installation's.
        let role: TopicRole?

        var name: TopicName { spec.name }
        var sources: [PartitionID] { (0..<shape.from).compactMap { PartitionID($0) } }
        var targets: [PartitionID] { (0..<shape.to).compactMap { PartitionID($0) } }

        /// Where a record goes: to one partition; what controls a partition's clock, to all that come of it.
        func homes(of record: LogRecord) -> [PartitionID] {
            if shape.isGrowth, case .inbox = role, record.isClock { return shape.targets(of: record.source.partition) }
            return [shape.home(of: record.key, in: record.source.partition)]
        }
    }

    let from: TopicLayout
    let to: TopicLayout
    /// Dead letters last, because they name places in the others.
    let topics: [Topic]

    /// - Parameter found: the original's topics.
    init(from: TopicLayout, to: TopicLayout, _ found: [TopicSpec]) throws {
        self.from = from
        self.to = to
        let shape = try CopyShape(from: from.partitions, to: to.partitions)
        let single = try CopyShape(from: 1, to: 1)
        let names = Set(found.map(\.name))
        let plan = to.plan
        var topics: [Topic] = []
        for role in TopicRole.all {
            if case .changelog = role { continue }
            guard names.contains(from.topic(role)), let spec = plan[to.topic(role)] else { continue }
            topics.append(Topic(spec: spec, shape: role.isSingle ? single : shape, role: role))
        }
        let own = Self.ownTopics(found, from)
        topics += try own.map {
            Topic(spec: $0, shape: try CopyShape(from: $0.partitions, to: $0.partitions), role: nil)
        }
        self.topics = topics.filter { !$0.isLetters } + topics.filter(\.isLetters)
    }

    /// The topics that are to be ready before the first record is copied.
    var copied: TopicPlan { TopicPlan(topics.map(\.spec)) }

    private static func ownTopics(_ found: [TopicSpec], _ layout: TopicLayout) -> [TopicSpec] {
        let names = Set(found.map(\.name.name))
        let known = Set(TopicRole.all.map { layout.topic($0) } + [layout.copyJournal])
        let desks = Set([Team.marketing, .sales].compactMap { DeskTopics($0, layout)?.changelog.name })
        return found.filter { !known.contains($0.name) && !desks.contains($0.name) && !isShadow($0.name, names) }
    }

    /// A shadow's topics are called as the live ones, and its changelog, which holds its mark, is among them.
    private static func isShadow(_ topic: TopicName, _ names: Set<String>) -> Bool {
        TopicRole.all.contains { role in
            guard topic.name.hasSuffix("." + role.name) else { return false }
            return names.contains(topic.name.dropLast(role.name.count) + TopicRole.changelog(role.owner).name)
        }
    }
}

extension CopyPlan.Topic {
    var isLetters: Bool {
        if case .deadLetters = role { true } else { false }
    }
}
