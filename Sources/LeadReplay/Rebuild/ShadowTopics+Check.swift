import EventLog
import LeadEvents
import LeadStream

extension ShadowTopics {
    /// Makes sure that what lies under the shadow's name is a rebuild's, or nothing: its topics are emptied and read as one's.
    ///
    /// - Throws: ``ReplayFault`` where it is another installation's, or somebody's own.
    func check(_ team: Team, _ reader: some LogReader) throws {
        let shadows = [Team.marketing, .sales].flatMap { plan($0).topics.map(\.name) }
        let others = layout.plan.topics.map(\.name).filter { !shadows.contains($0) }
        if let other = try reader.topics(named: others).first {
            throw ReplayFault(
                "--as: \(name) is no shadow but an installation of its own, which has \(other.spec.name); a shadow needs a name "
                    + "that nothing else on the log begins with.")
        }
        for topic in try reader.topics(named: plan(team).topics.map(\.name)) {
            for place in topic.spec.places {
                guard
                    let record = try foreignRecord(
                        in: place, isChangelog: place.topic == layout[team].changelog, reader)
                else { continue }
                throw ReplayFault(
                    "--as: \(name) is no shadow, because \(record.position.words) was written by no rebuild; a shadow needs a "
                        + "name that nothing else on the log begins with.")
            }
        }
    }

    /// The first record that no rebuild wrote: of a changelog any but marks, of another topic its first.
    private func foreignRecord(
        in place: TopicPartition, isChangelog: Bool, _ reader: some LogReader
    ) throws(LogError) -> LogRecord? {
        var limits = PollLimits()
        if !isChangelog { limits.records = 1 }
        let bounds = try reader.bounds(of: place)
        var scan = PartitionScan(reader, place, from: bounds.first, to: bounds.end, limits: limits)
        while let records = try scan.next() {
            guard isChangelog else { return records.first { $0.headers.first(RebuiltHeader.cause) == nil } }
            if let foreign = records.first(where: { RebuildMark($0) == nil }) { return foreign }
        }
        return nil
    }
}
