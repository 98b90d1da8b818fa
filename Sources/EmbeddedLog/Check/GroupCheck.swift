import EventLog
import GRDB

/// Looks at the groups and their positions.
enum GroupCheck {
    static func run(_ connection: Connection) throws(LogError) -> [LogFinding] {
        let places = Dictionary(uniqueKeysWithValues: connection.catalogue.places.map { ($0.id, $0) })
        return try connection.read("check") { db in try consumers(db) + positions(db, places) }
    }

    private static func consumers(_ db: Database) throws -> [LogFinding] {
        try Row.fetchAll(db, sql: "SELECT name, epoch FROM consumers").compactMap { row in
            let (name, epoch): (String, Int64) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
            if GroupName(name) == nil {
                return LogFinding("group \(name)", "its name is not valid", mend: LogFinding.restoreBackup)
            }
            guard epoch < 1 else { return nil }
            return LogFinding("group \(name)", "its epoch is \(epoch), below 1", mend: LogFinding.restoreBackup)
        }
    }

    private static func positions(_ db: Database, _ places: [Int: Place]) throws -> [LogFinding] {
        let sql = """
            SELECT consumer, place, positions.next, places.next AS end, length(CAST(note AS BLOB)) AS note,
                (SELECT epoch FROM consumers WHERE name = consumer) AS epoch
            FROM positions LEFT JOIN places ON places.id = place
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            guard let problem = try problem(position: row) else { return nil }
            let group: String = try row.decode(forColumn: "consumer")
            let place: Int = try row.decode(forColumn: "place")
            let input = places[place].map { "\($0.partition)" } ?? "partition number \(place)"
            return LogFinding("group \(group) at \(input)", problem, mend: LogFinding.restoreBackup)
        }
    }

    private static func problem(position row: Row) throws -> String? {
        let next: Int64 = try row.decode(forColumn: "next")
        let note: Int = try row.decode(forColumn: "note")
        let epoch: Int64? = try row.decode(forColumn: "epoch")
        guard let end = try row.decode(Int64?.self, forColumn: "end") else {
            return "the position's partition does not exist"
        }
        if next < 0 || next > end { return "the position \(next) lies outside of 0 to the end \(end)" }
        if note > InputPosition.longestNote { return "the note has \(note) bytes, over \(InputPosition.longestNote)" }
        return epoch == nil ? "the group never had a member" : nil
    }
}
