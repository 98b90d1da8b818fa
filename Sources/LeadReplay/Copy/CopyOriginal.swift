package import EventLog
import LeadEvents
import LeadStream

/// The log that a copy is made of.
package struct CopyOriginal<Log: EventLog>: Sendable {
    let log: Log
    let reader: Log.Reader
    let layout: TopicLayout
    let specs: [TopicSpec]

    package init(_ log: Log) throws(LogError) {
        self.log = log
        reader = try log.makeReader()
        let layout = try TopicLayout.of(reader)
        self.layout = layout
        let found = try reader.topics().map(\.spec)
        specs = log.holdsOthersTopics ? found.filter { Self.isOwn($0.name, layout) } : found
    }

    /// On a cluster without a prefix: the installation's topics, and those that begin with `<team>.own.`.
    private static func isOwn(_ topic: TopicName, _ layout: TopicLayout) -> Bool {
        let desks = [Team.marketing, .sales].compactMap { DeskTopics($0, layout)?.changelog.name }
        return layout.plan[topic] != nil || topic == layout.copyJournal || desks.contains(topic)
            || [Team.marketing, .sales].contains { topic.name.hasPrefix("\($0.name).own.") }
    }

    /// Whether a copy of it could begin: asked before there is a log to copy to, so that a copy that is refused makes none.
    ///
    /// - Parameter partitions: of the copy's lead-keyed topics; `nil`: as many as there are.
    /// - Throws: ``ReplayFault`` where it does not stand still, or where the numbers of partitions do not fit.
    package func check(partitions: Int32?) throws {
        _ = try CopyShape(from: layout.partitions, to: partitions ?? layout.partitions)
        _ = try Drained(layout, specs, reader)
    }
}
