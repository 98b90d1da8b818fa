package import EventLog
import LeadEvents

/// How the log and its workers stand at one moment.
package struct StatusReport: Sendable, Hashable {
    /// One partition of a topic.
    package struct Partition: Sendable, Hashable {
        package var place: TopicPartition
        package var bounds: PartitionBounds
    }

    /// How far a group has read one of its inputs.
    package struct Input: Sendable, Hashable {
        package var input: TopicPartition
        /// The next record to read; the first one kept where nothing was committed yet.
        package var next: Offset
        package var end: Offset
        /// The earliest deadline that the worker waits for; `nil`: none, or it does not tick.
        package var due: AppendTime?
        /// Since when history is being imported here (`clock.held`), so that no deadline fires; `nil`: it is not.
        package var heldSince: AppendTime?
        /// Whether the log has forgotten the group's offset here, so that the position is the one in the worker's changelog.
        package var isForgotten = false

        /// Records that are there and not read yet.
        package var backlog: Int64 { max(end.number - next.number, 0) }
    }

    /// One team's worker group.
    package struct Group: Sendable, Hashable {
        package var name: String
        /// The member that holds the lease; `nil`: none lives.
        package var holder: String?
        /// Counts up with each take-over; `nil`: no member was ever there.
        package var epoch: Int64?
        package var inputs: [Input]

        package var backlog: Int64 { inputs.reduce(0) { $0 + $1.backlog } }
    }

    /// Leads of one pool that no rep has.
    package struct Waiting: Sendable, Hashable {
        /// `nil`: no offer named one.
        package var pool: String?
        package var leads: Int
        /// The lead that waits longest.
        package var oldest: LeadStanding
    }

    package var partitions: [Partition]
    /// Marketing's and sales'.
    package var groups: [Group]
    /// The most leads first, then by pool.
    package var waiting: [Waiting]
    /// Activities that wait for marketing's offer of their lead, the oldest first.
    package var unoffered: [UnofferedActivity]

    /// Since when clocks are held; `nil`: none is.
    package var heldSince: AppendTime? { groups.flatMap(\.inputs).compactMap(\.heldSince).min() }

    /// - Parameters:
    ///   - fold: what the log holds of its interest.
    ///   - unoffered: activities that wait for marketing's offer, which sales' worker alone knows.
    package init(
        _ reader: some LogReader, prefix: String = "", fold: StatusFold, unoffered: [UnofferedActivity] = []
    ) throws(LogError) {
        let topics = try LogTopics(reader, prefix: prefix)
        var partitions: [Partition] = []
        for place in topics.places {
            partitions.append(Partition(place: place.partition, bounds: try reader.bounds(of: place.partition)))
        }
        self.partitions = partitions
        var groups: [Group] = []
        for team in [Team.marketing, .sales] {
            let name = prefix + team.name + "-worker"
            let inputs = topics.inputs(of: team)
            var described: GroupDescription?
            if let group = GroupName(name), let changelog = TopicName(prefix + TopicRole.changelog(team).name) {
                described = try reader.group(group, reading: inputs, changelog: changelog)
            }
            groups.append(Group(name, inputs: inputs, described, partitions, held: fold.held))
        }
        self.groups = groups
        waiting = Waiting.pools(of: fold.standings)
        self.unoffered = unoffered.inOrder
    }
}

extension LogTopics {
    /// What a team's worker reads.
    fileprivate func inputs(of team: Team) -> [TopicPartition] {
        ([.inbox(team)] + TopicRole.sidecars(of: team)).flatMap { role in
            places.filter { $0.role == role }.map(\.partition)
        }
    }
}

extension StatusReport.Group {
    fileprivate init(
        _ name: String, inputs: [TopicPartition], _ group: GroupDescription?, _ partitions: [StatusReport.Partition],
        held: [TopicPartition: AppendTime]
    ) {
        self.name = name
        holder = group?.holder
        epoch = group?.epoch
        self.inputs = inputs.compactMap { input in
            guard let bounds = partitions.first(where: { $0.place == input })?.bounds else { return nil }
            let position = group?.positions.first { $0.input == input }
            return StatusReport.Input(
                input: input, next: position?.next ?? bounds.first, end: bounds.end,
                due: position.flatMap { PositionNote($0.note).due }, heldSince: held[input],
                isForgotten: group?.forgotten.contains(input) ?? false)
        }
    }
}

extension StatusReport.Waiting {
    fileprivate static func pools(of standings: [LeadStanding]) -> [StatusReport.Waiting] {
        let waiting = Dictionary(grouping: standings.filter { $0.isWaitingForRep && !$0.isTest }, by: \.pool)
        return waiting.compactMap { pool, leads in
            leads.min { ($0.since, $0.lead) < ($1.since, $1.lead) }.map {
                StatusReport.Waiting(pool: pool, leads: leads.count, oldest: $0)
            }
        }.sorted { $0.leads != $1.leads ? $0.leads > $1.leads : $0.pool ?? "" < $1.pool ?? "" }
    }
}
