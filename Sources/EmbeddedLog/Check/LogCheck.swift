import EventLog
import GRDB

/// Looks through a whole log for what must not be.
///
/// Cost: reads every page and every record. Other processes may go on meanwhile, but the write-ahead log grows while
/// SQLite looks through the file.
enum LogCheck {
    /// Findings of one kind that are listed; a damaged file may have millions.
    static let mostOfAKind = 20

    /// - Throws: where there is no log to look at.
    static func run(path: String, _ settings: EmbeddedLogSettings) throws(LogError) -> [LogFinding] {
        var settings = settings
        settings.createsFile = false
        let files = LogFiles(database: path)
        return try part(files.database, "nothing in it can be read") { () throws(LogError) in
            try pages(files) + rows(files, settings)
        }
    }

    /// What SQLite itself finds. It gives up at the first page that it cannot go past, and says so with an error.
    private static func pages(_ files: LogFiles) throws(LogError) -> [LogFinding] {
        var problems: [String] = []
        try Connection.look(at: files, operation: "check") { db in
            do {
                let rows = try String.fetchCursor(db, sql: "PRAGMA integrity_check(\(mostOfAKind))")
                while let row = try rows.next() { problems += row.split(separator: "\n").map(String.init) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                problems.append("SQLite's own check ends here: \(error.message ?? "the file is damaged")")
            }
        }
        return problems.filter { $0 != "ok" && !$0.hasPrefix("***") }.map {
            LogFinding(files.database, $0, mend: LogFinding.restoreBackup)
        }
    }

    private static func rows(_ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) -> [LogFinding] {
        try part("the topics", "they cannot be read, nor anything behind them") { () throws(LogError) in
            let connection = try Connection(files, settings, operation: "check")
            defer { connection.close() }
            var findings = try tables(connection)
            let missing = Set(findings.map(\.place))
            for place in connection.catalogue.places where !missing.contains(place.table) {
                findings += try part("\(place.partition)", "its row among the partitions is damaged") {
                    () throws(LogError) in
                    var check = PartitionCheck(place)
                    return try check.run(connection)
                }
            }
            return try findings
                + part("the groups", "they cannot be read") { () throws(LogError) in try GroupCheck.run(connection) }
        }
    }

    /// Looks at a part of the log. One that is damaged so that it cannot be looked at is a finding; the rest is looked at
    /// all the same.
    private static func part(
        _ place: String, _ problem: String, _ look: () throws(LogError) -> [LogFinding]
    ) throws(LogError) -> [LogFinding] {
        do throws(LogError) { return try look() } catch {
            guard error.code == .damaged else { throw error }
            return [LogFinding(place, "the file is damaged: \(problem)", mend: LogFinding.restoreBackup)]
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
}
