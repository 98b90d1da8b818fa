import EventLog
import GRDB

/// Looks through a whole log for what must not be.
///
/// Cost: reads every page and every record. Other processes may go on meanwhile, but the write-ahead log grows while
/// SQLite looks through the file.
enum LogCheck {
    /// Findings of one kind that are listed; a damaged file may have millions.
    static let mostOfAKind = 20

    static func run(path: String, _ settings: EmbeddedLogSettings) -> [LogFinding] {
        var settings = settings
        settings.createsFile = false
        var findings: [LogFinding] = []
        do throws(LogError) {
            let connection = try Connection(LogFiles(database: path), settings, operation: "check")
            defer { connection.close() }
            findings += try file(connection)
            findings += try tables(connection)
            for place in connection.catalogue.places { findings += try partition(place, connection) }
            findings += try GroupCheck.run(connection)
        } catch {
            let mend = error.code == .unreadable ? LogFinding.restoreBackup : "then run the check again"
            findings.append(LogFinding(path, error.message, mend: mend))
        }
        return findings
    }

    private static func file(_ connection: Connection) throws(LogError) -> [LogFinding] {
        try connection.read("check") { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check(\(mostOfAKind))").filter { $0 != "ok" }.map {
                LogFinding(connection.files.database, $0, mend: LogFinding.restoreBackup)
            }
        }
    }

    /// Every topic has its partitions, every partition its table, and there is no other.
    private static func tables(_ connection: Connection) throws(LogError) -> [LogFinding] {
        let catalogue = connection.catalogue
        let (topics, tables) = try connection.read("check") { db in
            (
                try Row.fetchAll(db, sql: "SELECT name, partitions FROM topics").map { row in
                    (name: try row.decode(String.self, atIndex: 0), partitions: try row.decode(Int.self, atIndex: 1))
                },
                Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE name GLOB 'records_*'"))
            )
        }
        var findings: [LogFinding] = []
        for (name, partitions) in topics {
            let found = TopicName(name).flatMap { catalogue[$0] }?.places.count ?? 0
            guard found != partitions else { continue }
            let problem = "the topic has \(partitions) partitions, but \(found) can be read"
            findings.append(LogFinding(name, problem, mend: LogFinding.restoreBackup))
        }
        let expected = Set(catalogue.places.map(\.table))
        for table in expected.symmetricDifference(tables).sorted() {
            let problem = expected.contains(table) ? "the table is missing" : "no partition has this table"
            findings.append(LogFinding(table, problem, mend: LogFinding.restoreBackup))
        }
        return findings
    }

    /// A partition whose rows cannot be read is a finding; the rest is looked at all the same.
    private static func partition(_ place: Place, _ connection: Connection) throws(LogError) -> [LogFinding] {
        do throws(LogError) {
            var check = PartitionCheck(place)
            return try check.run(connection)
        } catch {
            guard error.code == .unreadable else { throw error }
            return [LogFinding("\(place.partition)", error.message, mend: LogFinding.restoreBackup)]
        }
    }
}
