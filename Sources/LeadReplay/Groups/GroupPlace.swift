package import EventLog

/// Keeps the place of a group that only reads: at least once, and one reader at a time.
package struct GroupPlace<Log: EventLog> {
    private let log: Log
    private let reader: Log.Reader
    package let group: GroupName
    /// Where the group stands.
    package private(set) var positions: [TopicPartition: Offset]

    package init(_ log: Log, _ group: GroupName) throws(LogError) {
        self.log = log
        self.group = group
        reader = try log.makeReader()
        positions = try Self.find(group, reader)
    }

    /// Notes that everything before these offsets has been handed on.
    ///
    /// - Throws: ``ReplayFault`` where somebody else moved the group meanwhile.
    package mutating func keep(_ next: [TopicPartition: Offset]) throws {
        let moved = next.filter { positions[$0.key] != $0.value }
        guard !moved.isEmpty else { return }
        guard try Self.find(group, reader) == positions else {
            throw ReplayFault(
                "--group: somebody else has moved \(group) meanwhile; let one reader use a group at a time.")
        }
        try log.setPositions(moved.map { InputPosition($0.key, next: $0.value) }, of: group)
        positions.merge(moved) { $1 }
    }

    private static func find(
        _ group: GroupName, _ reader: Log.Reader
    ) throws(LogError) -> [TopicPartition: Offset] {
        let found = try reader.group(group)?.positions ?? []
        return Dictionary(found.map { ($0.input, $0.next) }, uniquingKeysWith: { $1 })
    }
}
