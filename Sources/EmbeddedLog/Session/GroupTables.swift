import EventLog
import GRDB

/// The rows of one group: its epoch, its member, its positions.
struct GroupTables {
    let group: GroupName

    /// Begins the next epoch, which fences every session of an earlier one.
    func takeOver(member: String, _ db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO consumers (name, epoch, member) VALUES (?, 1, ?)
                ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1, member = excluded.member
                """,
            arguments: [group.name, member])
        return try epoch(db)
    }

    /// 0 where the group has none yet.
    func epoch(_ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT epoch FROM consumers WHERE name = ?")
        return try Int64.fetchOne(statement, arguments: [group.name]) ?? 0
    }

    /// - Throws: `.fenced` where another member has taken over since `epoch`.
    func verify(_ epoch: Int64, _ db: Database, operation: String) throws {
        guard try self.epoch(db) != epoch else { return }
        throw LogError(
            .fenced, operation: operation, recovery: .reopen,
            message: "another member of \(group) has taken over; this one opens a new session and stands by")
    }

    /// The committed positions, by the number of the place.
    func positions(_ db: Database) throws -> [Int: (next: Int64, note: String)] {
        var positions: [Int: (next: Int64, note: String)] = [:]
        let statement = try db.cachedStatement(sql: "SELECT place, next, note FROM positions WHERE consumer = ?")
        for row in try Row.fetchAll(statement, arguments: [group.name]) {
            let place: Int = try row.decode(atIndex: 0)
            positions[place] = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
        }
        return positions
    }

    /// The same by the places' names, in the order of their numbers.
    func inputPositions(_ catalogue: Catalogue, _ db: Database) throws -> [InputPosition] {
        let places = Dictionary(uniqueKeysWithValues: catalogue.places.map { ($0.id, $0.partition) })
        return try positions(db).sorted { $0.key < $1.key }.compactMap { place, position in
            guard let input = places[place], let next = Offset(position.next) else { return nil }
            return InputPosition(input, next: next, note: position.note)
        }
    }

    func set(_ place: Place, next: Offset, note: String, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO positions (consumer, place, next, note) VALUES (?, ?, ?, ?)
                ON CONFLICT (consumer, place) DO UPDATE SET next = excluded.next, note = excluded.note
                """)
        try statement.execute(arguments: [group.name, place.id, next.number, note])
    }
}
