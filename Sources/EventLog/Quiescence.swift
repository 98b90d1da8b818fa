/// Whether a log has come to rest.
///
/// True because inputs and outputs commit together: nothing can be on its way outside the log.
package struct Quiescence: Sendable {
    /// What one group reads.
    package struct Reading: Sendable {
        package let group: GroupName
        package let inputs: [TopicPartition]

        package init(group: GroupName, inputs: [TopicPartition]) {
            self.group = group
            self.inputs = inputs
        }
    }

    private let readings: [Reading]

    package init(_ readings: [Reading]) { self.readings = readings }

    /// Whether every group has read all of its inputs, nothing was appended meanwhile, and no deadline is due at `now`.
    ///
    /// - Parameter now: `nil`: no worker ticks, so that nothing will come of a deadline.
    /// - Parameter whileHeld: whether the log may count as at rest while history is being imported, whatever deadlines are
    ///   open; the importer asks so between two slices.
    package func holds(
        in reader: some LogReader, now: AppendTime?, whileHeld: Bool = false
    ) throws(LogError) -> Bool {
        let before = try ends(in: reader)
        for reading in readings {
            let positions = try reader.group(reading.group)?.positions ?? []
            for input in reading.inputs {
                guard let end = before[input], end > .zero else { continue }
                // A position past the end tells that the end is old: a broker that stood still names the one of then.
                guard let position = positions.first(where: { $0.input == input }), position.next == end else {
                    return false
                }
                let note = PositionNote(position.note)
                if note.isHeld {
                    guard whileHeld else { return false }
                } else if let now, let due = note.due, due <= now {
                    return false
                }
            }
        }
        return try ends(in: reader) == before
    }

    /// The earliest deadline that any group has open.
    package func earliestDeadline(in reader: some LogReader) throws(LogError) -> AppendTime? {
        var earliest: AppendTime?
        for reading in readings {
            let positions = try reader.group(reading.group)?.positions ?? []
            earliest = ([earliest] + positions.map { PositionNote($0.note).due }).compactMap(\.self).min()
        }
        return earliest
    }

    private func ends(in reader: some LogReader) throws(LogError) -> [TopicPartition: Offset] {
        var ends: [TopicPartition: Offset] = [:]
        for reading in readings {
            for input in reading.inputs { ends[input] = try reader.bounds(of: input).end }
        }
        return ends
    }

}
