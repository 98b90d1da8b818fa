import EventLog
import GRDB

/// A partition as the file has it.
struct Place: Hashable, Sendable {
    /// Row of `places`; also the number in the name of the partition's table. 1 or more, without gaps.
    let id: Int
    let partition: TopicPartition
    let spec: TopicSpec

    var table: String { "records_\(id)" }
}

/// A topic as the file has it.
struct Topic: Sendable {
    let spec: TopicSpec
    /// In the order of their partitions.
    let places: [Place]

    func place(_ partition: PartitionID) -> Place? {
        places.indices.contains(Int(partition.number)) ? places[Int(partition.number)] : nil
    }
}

/// The topics of a log. Topics are added, never taken away, so an old copy misses some but has none that is wrong.
struct Catalogue: Sendable {
    private(set) var topics: [TopicName: Topic] = [:]

    init() {}

    init(reading db: Database) throws {
        var ids: [Int64: [Int]] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT topic, id FROM places ORDER BY topic, partition") {
            ids[try row.decode(atIndex: 0), default: []].append(try row.decode(atIndex: 1))
        }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM topics") {
            guard let spec = try TopicSpec(row) else { continue }
            let places = zip(Int32(0)..., ids[try row.decode(forColumn: "id")] ?? []).compactMap { number, place in
                PartitionID(number).map {
                    Place(id: place, partition: TopicPartition(spec.name, $0), spec: spec)
                }
            }
            topics[spec.name] = Topic(spec: spec, places: places)
        }
    }

    subscript(name: TopicName) -> Topic? { topics[name] }

    /// All partitions, by their number in the file.
    var places: [Place] { topics.values.flatMap(\.places).sorted { $0.id < $1.id } }
}

extension Catalogue {
    /// Adds what is missing and takes over changed settings, in a write transaction.
    static func apply(_ plan: TopicPlan, _ db: Database) throws {
        let existing = try Catalogue(reading: db)
        for spec in plan.topics {
            guard let topic = existing[spec.name] else {
                try insert(spec, db)
                continue
            }
            guard topic.spec.partitions == spec.partitions else {
                throw LogError(
                    .topicMismatch, operation: "create", recovery: .stop,
                    message: "\(spec.name) has \(topic.spec.partitions) partitions, the plan says \(spec.partitions);"
                        + " the number is fixed for the life of a log: set it back, or copy to a new log")
            }
            guard topic.spec != spec else { continue }
            try db.execute(
                sql: """
                    UPDATE topics SET cleanup = ?, keep_milliseconds = ?, maximum_record_bytes = ? WHERE name = ?
                    """,
                arguments: [spec.cleanup.word, spec.cleanup.keep, spec.maximumRecordBytes, spec.name.name])
        }
    }

    private static func insert(_ spec: TopicSpec, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO topics (name, partitions, cleanup, keep_milliseconds, maximum_record_bytes)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                spec.name.name, spec.partitions, spec.cleanup.word, spec.cleanup.keep, spec.maximumRecordBytes,
            ])
        let topic = db.lastInsertedRowID
        for partition in 0..<spec.partitions {
            try db.execute(
                sql: "INSERT INTO places (topic, partition, next, time, compacted, kept) VALUES (?, ?, 0, 0, 0, 0)",
                arguments: [topic, partition])
            try db.execute(sql: PartitionTables.creation(of: "records_\(db.lastInsertedRowID)"))
        }
    }
}

extension TopicSpec {
    /// `nil` where a row does not hold what this version writes; `leadrelay log check` reports it.
    fileprivate init?(_ row: Row) throws {
        guard let name = TopicName(try row.decode(forColumn: "name")),
            let cleanup = Cleanup(
                try row.decode(forColumn: "cleanup"), keep: try row.decode(forColumn: "keep_milliseconds"))
        else { return nil }
        self.init(
            name: name, partitions: try row.decode(forColumn: "partitions"), cleanup: cleanup,
            maximumRecordBytes: try row.decode(forColumn: "maximum_record_bytes"))
    }
}

extension TopicSpec.Cleanup {
    fileprivate init?(_ word: String, keep: Int64?) {
        switch (word, keep) {
        case ("keep", _): self = .keepForever
        case ("compact", _): self = .compact
        case ("expire", .some(let keep)): self = .keepFor(.milliseconds(keep))
        default: return nil
        }
    }

    fileprivate var word: String {
        switch self {
        case .keepForever: "keep"
        case .keepFor: "expire"
        case .compact: "compact"
        }
    }

    /// Milliseconds.
    var keep: Int64? {
        guard case .keepFor(let time) = self else { return nil }
        let (seconds, attoseconds) = time.components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
