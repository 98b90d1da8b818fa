package import EventLog

/// The event log in one SQLite file: durable, for several processes on one machine.
///
/// Beside the file at `path` lie SQLite's own `-wal` and `-shm`, the lock file `.lock` and one `.GROUP.lease` per group.
/// Shape: a publisher, a reader and a session each have a connection of their own, so any number of each may be made, in
/// any number of processes. Copy or move a log only while no process uses it, all of its files together.
package struct EmbeddedLog: EventLog {
    private let files: LogFiles
    private let settings: EmbeddedLogSettings

    /// Opens the log, or makes a new one.
    ///
    /// - Throws: `.damaged`; `.unreadable` where the file is foreign or newer; `.inputOutput` where it cannot be read and
    ///   written, or is missing and not to be created.
    package init(path: String, settings: EmbeddedLogSettings = EmbeddedLogSettings()) throws(LogError) {
        files = LogFiles(database: path)
        self.settings = settings
        try Connection(files, settings, operation: "open").close()
    }

    package func create(_ plan: TopicPlan) throws(LogError) {
        let connection = try Connection(files, settings, operation: "create")
        defer { connection.close() }
        try connection.write("create") { db in try Catalogue.apply(plan, db) }
    }

    package func openSession(_ plan: SessionPlan) throws(LogError) -> EmbeddedSession {
        try EmbeddedSession(plan, files, settings)
    }

    package func makePublisher() throws(LogError) -> EmbeddedPublisher {
        try EmbeddedPublisher(files, settings)
    }

    package func makeReader() throws(LogError) -> EmbeddedReader {
        try EmbeddedReader(files, settings)
    }

    package func join(
        _ group: GroupName, reading topics: [TopicName], as name: String
    ) throws(LogError) -> EmbeddedGroupMember {
        try EmbeddedGroupMember(group, as: name, files, settings)
    }

    package func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError) {
        let connection = try Connection(files, settings, operation: "deleteRecords")
        defer { connection.close() }
        let place = try connection.place(place, operation: "deleteRecords")
        while try Retention.deletePiece(place, before: offset.number, connection) {}
    }

    package func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        let connection = try Connection(files, settings, operation: "setPositions")
        defer { connection.close() }
        try PositionsReset.run(positions, GroupTables(group: group), connection)
    }

    package func beginCopy(_ plan: TopicPlan) throws(LogError) {
        let kept = plan.topics.map { topic in
            guard case .keepFor = topic.cleanup else { return topic }
            return TopicSpec(
                name: topic.name, partitions: topic.partitions, cleanup: .keepForever,
                maximumRecordBytes: topic.maximumRecordBytes)
        }
        try create(TopicPlan(kept))
    }

    package func endCopy(_ plan: TopicPlan) throws(LogError) { try create(plan) }

    /// Deletes what retention says and gives free pages back, until nothing is left to do. Sessions do the same in their
    /// idle time.
    package func maintain() throws(LogError) {
        let connection = try Connection(files, settings, operation: "maintain")
        defer { connection.close() }
        while try Maintenance.runPiece(connection) {}
    }

    /// Looks through the log at `path` for damage and for what this log never writes.
    ///
    /// - Returns: what it found, each with a place and a mend; empty where all is well.
    /// - Throws: where there is no log to look at: as opening it does, and where the file is missing or empty.
    package static func check(
        path: String, settings: EmbeddedLogSettings = EmbeddedLogSettings()
    ) throws(LogError) -> [LogFinding] {
        try LogCheck.run(path: path, settings)
    }
}
