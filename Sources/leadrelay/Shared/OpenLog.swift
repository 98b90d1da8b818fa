import WorkerHost
import EmbeddedLog
import EventLog
import LeadEvents
import LeadStream

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

    /// Opens a log that has to be there.
    func openExisting() throws -> OpenLog {
        var settings = EmbeddedLogSettings()
        settings.createsFile = false
        let log = try EmbeddedLog(path: location.path, settings: settings)
        return OpenLog(log: log, layout: try layout(of: log))
    }

    private func layout(of log: EmbeddedLog) throws -> TopicLayout {
        let inbox = prefix + TopicRole.inbox(.marketing).name
        let topics = try log.makeReader().topics()
        let partitions = topics.first { $0.spec.name.name == inbox }?.spec.partitions ?? 1
        guard let layout = TopicLayout(prefix: prefix, partitions: partitions) else {
            throw CommandFailure("--prefix may hold letters, digits, dots, dashes and underscores only.")
        }
        return layout
    }
}
