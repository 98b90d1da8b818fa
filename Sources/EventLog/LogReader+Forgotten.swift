/// The places of groups that keep state, also where a cluster has forgotten them.
///
/// A cluster forgets the offsets of a group that nobody runs, and those of inputs that stay idle, after its
/// `offsets.retention.minutes`. A member goes on from the positions in its changelog all the same, so these are the places.
extension LogReader {
    /// A group as ``group(_:)`` has it, with the places that the log has forgotten taken from the group's changelog.
    ///
    /// - Parameters:
    ///   - inputs: what the group reads, each in the partition whose changelog has its position.
    ///   - changelog: the topic of the group's state.
    /// - Returns: `nil` where the group never committed and has no live member.
    /// - Throws: `.unreadable` where the changelog's positions are of a newer version.
    package func group(
        _ name: GroupName, reading inputs: [TopicPartition], changelog: TopicName
    ) throws(LogError) -> GroupDescription? {
        let found = try group(name)
        var positions = found?.positions ?? []
        var forgotten: Set<TopicPartition> = []
        let missing = try unknown(inputs, among: positions, changelog)
        for partition in Set(missing.map(\.partition)).sorted() {
            let kept = try keptPositions(in: TopicPartition(changelog, partition))
            for input in missing where input.partition == partition {
                guard let next = kept[input] else { continue }
                positions.append(InputPosition(input, next: next))
                forgotten.insert(input)
            }
        }
        guard found != nil || !forgotten.isEmpty else { return nil }
        return GroupDescription(
            name: name, holder: found?.holder, epoch: found?.epoch ?? 0, positions: positions, forgotten: forgotten)
    }

    /// Inputs that hold something and have no position, where there is a changelog to ask.
    private func unknown(
        _ inputs: [TopicPartition], among positions: [InputPosition], _ changelog: TopicName
    ) throws(LogError) -> [TopicPartition] {
        let known = Set(positions.map(\.input))
        let missing = inputs.filter { !known.contains($0) }
        guard !missing.isEmpty else { return [] }
        let there = Set(
            try topics(named: Set(missing.map(\.topic)).union([changelog]).sorted { $0.name < $1.name }).map(
                \.spec.name))
        guard there.contains(changelog) else { return [] }
        var written: [TopicPartition] = []
        for input in missing where there.contains(input.topic) {
            if try bounds(of: input).end > .zero { written.append(input) }
        }
        return written
    }

    /// The positions that one partition of a changelog holds; empty where it holds none.
    ///
    /// Cost: reads backwards, in steps that double; each commit writes them, so they lie near the end.
    package func keptPositions(in changelog: TopicPartition) throws(LogError) -> [TopicPartition: Offset] {
        let first = try bounds(of: changelog).first
        var upper = try stableEnd(of: changelog)
        var step: Int64 = 1_024
        while upper > first {
            let lower = max(Offset(upper.number - step) ?? .zero, first)
            var scan = PartitionScan(self, changelog, from: lower, to: upper)
            var last: LogRecord?
            while let records = try scan.next() {
                last = records.last { $0.key?.elementsEqual(PositionRecord.key) ?? false } ?? last
            }
            if let last, let positions = try PositionRecord.positions(in: last, "read") { return positions }
            upper = lower
            step = step.multipliedReportingOverflow(by: 2).partialValue
        }
        return [:]
    }
}
