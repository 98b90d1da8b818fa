import EventLog
import LeadEvents
import LeadStream

/// Whether a log stands still, so that a copy of it can be whole.
struct Drained {
    /// Every group of the log as it stands.
    let groups: [GroupDescription]
    /// Where every partition ends.
    let ends: [TopicPartition: Offset]

    /// - Throws: ``ReplayFault`` that names the group that lives or has not read everything.
    init(_ layout: TopicLayout, _ specs: [TopicSpec], _ reader: some LogReader) throws {
        ends = try Self.ends(of: specs, reader)
        groups = try Self.groups(layout, specs, reader)
        if let group = groups.first(where: { $0.holder != nil }) {
            throw ReplayFault(
                "--from: \(group.name) is held by \(group.holder ?? ""); stop it first. (On Kafka a member that was stopped "
                    + "counts as there until its session times out, 45 s unless set.)")
        }
        for reading in layout.readings {
            let positions = groups.first { $0.name == reading.group }?.positions ?? []
            for input in reading.inputs {
                guard let end = ends[input] else { continue }
                let next = positions.first { $0.input == input }?.next ?? .zero
                var scan = PartitionScan(reader, input, from: next, to: end)
                guard try scan.next() != nil else { continue }
                throw ReplayFault(
                    "--from: \(reading.group) stands at \(next) in \(input), which ends at \(end); let both workers run with "
                        + "--exit-when-idle first.")
            }
        }
    }

    /// - Throws: ``ReplayFault`` where somebody wrote meanwhile.
    func holdsStill(_ specs: [TopicSpec], _ reader: some LogReader) throws {
        let now = try Self.ends(of: specs, reader)
        guard let moved = ends.first(where: { now[$0.key] != $0.value }) else { return }
        throw ReplayFault(
            "--from: somebody has written to \(moved.key) meanwhile; stop the publishers too, let the workers come to rest, and "
                + "run the same command again.")
    }

    /// The workers' groups, with the places that the log has forgotten; groups that have read from the log, and those at work on dead letters; a cluster may have others, of
    /// somebody else's.
    private static func groups(
        _ layout: TopicLayout, _ specs: [TopicSpec], _ reader: some LogReader
    ) throws(LogError) -> [GroupDescription] {
        let topics = Set(specs.map(\.name))
        let desks = [Team.marketing, .sales].compactMap { DeskTopics($0, layout)?.group }
        let own = [layout.marketing.group, layout.sales.group] + desks
        var workers: [GroupDescription] = []
        for team in [Team.marketing, .sales] {
            if let group = try reader.workerGroup(of: team, layout) { workers.append(group) }
        }
        let others = try reader.groups().filter { group in
            !workers.contains { $0.name == group.name }
                && (own.contains(group.name) || group.positions.contains { topics.contains($0.input.topic) })
        }
        return workers + others
    }

    private static func ends(
        of specs: [TopicSpec], _ reader: some LogReader
    ) throws(LogError) -> [TopicPartition: Offset] {
        var ends: [TopicPartition: Offset] = [:]
        for spec in specs {
            for place in spec.places { ends[place] = try reader.bounds(of: place).end }
        }
        return ends
    }
}

extension TopicSpec {
    var places: [TopicPartition] {
        (0..<partitions).compactMap { PartitionID($0) }.map { TopicPartition(name, $0) }
    }
}
