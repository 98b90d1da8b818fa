import EventLog
import GRDB

/// Puts a group that has no living member at other places.
enum PositionsReset {
    static func run(
        _ positions: [InputPosition], _ group: GroupTables, _ connection: Connection
    ) throws(LogError) {
        let operation = "setPositions"
        // Held until the positions are written, so that no member begins in between.
        let lease = try Lease.acquire(of: group, connection, operation: operation)
        var places: [Place] = []
        for position in positions { places.append(try connection.place(position.input, operation: operation)) }
        try connection.write(operation) { db in
            // A new epoch, so that a member whose lease file was lost is fenced too.
            _ = try group.takeOver(member: "", db)
            for (position, place) in zip(positions, places) {
                try group.set(place, next: position.next, note: position.note, db)
            }
        }
        _ = consume lease
    }
}
