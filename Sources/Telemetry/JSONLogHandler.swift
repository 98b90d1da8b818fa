package import Logging

/// Writes each log line as one JSON object to standard error: time, level, logger, message, then the metadata.
///
/// Lines are written whole, by one call each, so that threads and processes that share the stream do not mix them.
package struct JSONLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: takes one line with its line end; standard error by default.
    package init(
        label: String, level: Logger.Level = .info,
        write: @escaping @Sendable ([UInt8]) -> Void = StandardError.write
    ) {
        self.label = label
        self.write = write
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = JSONLine()
        line.add("time", UTCTime.now())
        line.add("level", event.level.rawValue)
        line.add("logger", label)
        line.add("message", event.message.description)
        for (key, value) in event.metadata(with: metadata, metadataProvider) { line.add(key, value) }
        if let error = event.error { line.add("error", "\(error)") }
        write(line.finished)
    }
}
