import CloudEvents
package import EventLog
package import LeadEvents

/// The topics of an installation that a log holds, each with what it is for.
package struct LogTopics: Sendable {
    /// One partition of one topic.
    package struct Place: Sendable, Hashable {
        package let role: TopicRole
        package let partition: TopicPartition
    }

    /// In the order of ``TopicRole/all``, then by partition.
    package let places: [Place]

    /// - Parameter prefix: what the installation puts in front of every topic's name.
    package init(_ reader: some LogReader, prefix: String = "") throws(LogError) {
        let specs = try reader.topics(named: TopicRole.all.compactMap { TopicName(prefix + $0.name) }).map(\.spec)
        places = TopicRole.all.flatMap { role -> [Place] in
            guard let spec = specs.first(where: { $0.name.name == prefix + role.name }) else { return [] }
            return (0..<spec.partitions).compactMap { PartitionID($0) }
                .map { Place(role: role, partition: TopicPartition(spec.name, $0)) }
        }
    }

    package func places(where isWanted: (TopicRole) -> Bool) -> [Place] { places.filter { isWanted($0.role) } }

    /// Of these topics, the partitions that can hold what is about these leads.
    ///
    /// - Parameter leads: `nil`: all, and what is about none.
    package func places(about leads: Set<LeadID>?, where isWanted: (TopicRole) -> Bool) -> [Place] {
        let wanted = places(where: isWanted)
        guard let leads else { return wanted }
        let counts = Dictionary(wanted.map { ($0.role, Int32(1)) }, uniquingKeysWith: +)
        var own: [Int32: Set<PartitionID>] = [:]
        for count in Set(counts.values) {
            own[count] = Set(leads.map { Partitioner.partition(of: $0.uuid.text, count: count) })
        }
        return wanted.filter { place in
            guard place.role.isPartitionedByLead, let count = counts[place.role] else { return true }
            return own[count]?.contains(place.partition.partition) ?? true
        }
    }
}
