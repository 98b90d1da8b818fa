extension LogReader {
    /// For a log that has no quicker way.
    package func group(_ name: GroupName) throws(LogError) -> GroupDescription? {
        try groups().first { $0.name == name }
    }

    /// For a log that has no quicker way.
    package func topics(named names: [TopicName]) throws(LogError) -> [TopicDescription] {
        let all = try topics()
        return names.compactMap { name in all.first { $0.spec.name == name } }
    }

    /// For a log that gives records their places as it commits them.
    package func stableEnd(of place: TopicPartition) throws(LogError) -> Offset { try bounds(of: place).end }

    /// For a log whose commits come whole.
    package func stablePositions(
        of group: GroupName, in inputs: [TopicPartition]
    ) throws(LogError) -> [InputPosition]? {
        try self.group(group)?.positions.filter { inputs.contains($0.input) } ?? []
    }
}
