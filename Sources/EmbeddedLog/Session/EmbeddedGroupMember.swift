package import EventLog

/// The one member of a group that only reads the embedded log: it has the group's lease.
package final class EmbeddedGroupMember: GroupMember {
    package let positions: [InputPosition]
    private let connection: Connection
    private let group: GroupTables
    private let epoch: Int64
    private var lease: Lease?

    init(_ group: GroupName, as name: String, _ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) {
        let operation = "join"
        let connection = try Connection(files, settings, operation: operation)
        let tables = GroupTables(group: group)
        let lease = try Lease.acquire(of: tables, connection, operation: operation)
        (epoch, positions) = try connection.write(operation) { db in
            (try tables.takeOver(member: name, db), try tables.inputPositions(connection.catalogue, db))
        }
        self.connection = connection
        self.group = tables
        self.lease = consume lease
    }

    package func keep(_ positions: [InputPosition]) throws(LogError) {
        guard !positions.isEmpty else { return }
        var places: [Place] = []
        for position in positions { places.append(try connection.place(position.input, operation: "keep")) }
        try connection.write("keep") { db in
            try group.verify(epoch, db, operation: "keep")
            for (position, place) in zip(positions, places) {
                try group.set(place, next: position.next, note: position.note, db)
            }
        }
    }

    package func leave() {
        connection.close()
        lease = nil
    }
}
