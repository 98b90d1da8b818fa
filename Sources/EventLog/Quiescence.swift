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

    /// The note that a worker leaves with its inbox position while a deadline is open: `due=` and milliseconds since
    /// 1970. It is left out while the worker does not tick.
    package static let duePrefix = "due="
    /// The note that a worker leaves while somebody imports history (`clock.held`): there is more to come.
    package static let heldNote = "held"

    private let readings: [Reading]

    package init(_ readings: [Reading]) { self.readings = readings }

    /// Whether every group has read all of its inputs, nothing was appended meanwhile, and no deadline is due at `now`.
    ///
    /// - Parameter whileHeld: whether the log may count as at rest while history is being imported; the importer asks so
    ///   between two slices.
    package func holds(
        in reader: some LogReader, now: AppendTime, whileHeld: Bool = false
    ) throws(LogError) -> Bool {
        let before = try ends(in: reader)
        let groups = try reader.groups()
        for reading in readings {
            let positions = groups.first { $0.name == reading.group }?.positions ?? []
            for input in reading.inputs {
                guard let end = before[input], end > .zero else { continue }
                guard let position = positions.first(where: { $0.input == input }), position.next >= end else {
                    return false
                }
                if position.note == Self.heldNote, !whileHeld { return false }
                if let due = Self.due(position.note), due <= now.milliseconds { return false }
            }
        }
        return try ends(in: reader) == before
    }

    private func ends(in reader: some LogReader) throws(LogError) -> [TopicPartition: Offset] {
        var ends: [TopicPartition: Offset] = [:]
        for reading in readings {
            for input in reading.inputs { ends[input] = try reader.bounds(of: input).end }
        }
        return ends
    }

    /// The instant in a note, milliseconds since 1970; `nil` where no deadline is open.
    package static func due(_ note: String) -> Int64? {
        note.hasPrefix(duePrefix) ? Int64(note.dropFirst(duePrefix.count)) : nil
    }
}
