package import Logging

/// Writes log lines for a person at a terminal: time of day in UTC, level, worker, message, then the rest of the metadata.
package struct TextLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: takes one line with its line end; standard error by default.
    package init(level: Logger.Level = .info, write: @escaping @Sendable ([UInt8]) -> Void = StandardError.write) {
        self.write = write
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var metadata = event.metadata(with: metadata, metadataProvider)
        var parts = [String(UTCTime.now().dropFirst(11).prefix(8)), Self.padded(event.level.rawValue)]
        if let worker = metadata.firstIndex(where: { $0.key == "worker" }) {
            parts.append("\(metadata.remove(at: worker).value):")
        }
        parts.append(event.message.description)
        parts += metadata.map { "\($0.key)=\(Self.text($0.value))" }
        if let error = event.error { parts.append("error=\(error)") }
        write(Array(Self.printable(parts.joined(separator: " ")).utf8) + [UInt8(ascii: "\n")])
    }

    private static func text(_ value: Logger.MetadataValue) -> String {
        if case .array(let values) = value { return values.map(text).joined(separator: ",") }
        return value.description
    }

    private static func padded(_ level: String) -> String {
        level + String(repeating: " ", count: max(0, "critical".count - level.count))
    }

    /// A terminal obeys control characters, so none reaches it.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
