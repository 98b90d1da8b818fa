package import EventLog
package import LeadEvents
package import LeadStream

/// The topics around one team's dead letters.
///
/// Shape: `<team>.dead-letters.changelog` holds what was done with each letter, compacted; whoever is at work on the letters is the
/// one member of the group `<team>.dead-letters`.
package struct DeskTopics: Sendable {
    package let team: Team
    package let layout: TopicLayout
    package let letters: TopicName
    let changelog: TopicSpec
    package let group: GroupName

    package init?(_ team: Team, _ layout: TopicLayout) {
        let letters = layout[team].deadLetters
        guard let changelog = TopicName("\(letters).changelog"), let group = GroupName(letters.name) else { return nil }
        self.team = team
        self.layout = layout
        self.letters = letters
        self.group = group
        self.changelog = TopicSpec(name: changelog, partitions: layout.partitions, cleanup: .compact)
    }

    var partitions: [PartitionID] { (0..<layout.partitions).compactMap { PartitionID($0) } }

    /// Every letter kept, the oldest first.
    package func all(_ reader: some LogReader) throws(LogError) -> [Letter] {
        var found: [Letter] = []
        for partition in partitions { found += try reader.all(TopicPartition(letters, partition)).map { Letter($0) } }
        return found.sorted { ($0.originTime, $0.position.offset) < ($1.originTime, $1.position.offset) }
    }

    /// What was done with letters so far.
    package func fates(_ reader: some LogReader) throws(LogError) -> [RecordPosition: LetterFate] {
        guard try !reader.topics(named: [changelog.name]).isEmpty else { return [:] }
        var fates: [RecordPosition: LetterFate] = [:]
        for partition in partitions {
            for record in try reader.all(TopicPartition(changelog.name, partition)) {
                guard let fate = LetterFate(record) else { continue }
                fates[fate.letter] = fate
            }
        }
        return fates
    }
}
