import EventLog
import LeadStream
import WorkerHost

/// A log that is open, and its topics.
struct OpenLog: Sendable {
    typealias Log = HostedLog

    let log: Log
    let layout: TopicLayout
}

extension LogOptions {
    /// Opens the log, and makes it where it is missing and is embedded.
    ///
    /// A log that is there keeps its number of partitions.
    func open() throws -> OpenLog {
        let log = try HostedLog(location, logger: Self.logger)
        let reader = try log.makeReader()
        if let warning = try CopyJournal(TopicLayout.of(reader)).warning(reader) { throw CommandFailure(warning) }
        if case .embedded = log { return OpenLog(log: log, layout: try log.layout(.all)) }
        return OpenLog(log: log, layout: try log.layout(.some))
    }

    /// Opens a log that is there. What only looks at a log, or repairs it, never makes one.
    func openExisting() throws -> OpenLog {
        let log = try HostedLog(location, createsFile: false, logger: Self.logger)
        return OpenLog(log: log, layout: try log.layout(.some))
    }
}
