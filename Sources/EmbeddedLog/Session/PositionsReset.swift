import EventLog
import GRDB

/// Puts a group that has no living member at other places.
enum PositionsReset {
    static func run(
        _ positions: [InputPosition], _ group: GroupTables, _ connection: Connection
    ) throws(LogError) {
        let operation = "setPositions"
        // Held until the positions are written, so that no member begins in between.
        let path = connection.files.lease(of: group.group)
        guard let lease = try Lease.tryAcquire(path: path, operation: operation) else {
            throw LogError(
                .busy, operation: operation, recovery: .stop,
                message: "a member of \(group.group) is at work; stop it first")
        }
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
