import EmbeddedLog
import EventLog
import LeadStream
import WorkerHost

/// A log that is open, and its topics.
struct OpenLog: Sendable {
    let log: EmbeddedLog
    let layout: TopicLayout
}

extension LogOptions {
    /// Opens the log, and makes it where it is missing.
    ///
    /// A log that is there keeps its number of partitions.
    func open() throws -> OpenLog {
        let log = try EmbeddedLog(path: location.path)
        let layout = try layout(of: log)
        try log.create(layout.plan)
        return OpenLog(log: log, layout: layout)
    }

    private func layout(of log: EmbeddedLog) throws -> TopicLayout {
        guard let layout = try TopicLayout(of: log.makeReader(), prefix: prefix) else {
            throw CommandFailure("--prefix may hold letters, digits, dots, dashes and underscores only.")
        }
        return layout
    }
}
