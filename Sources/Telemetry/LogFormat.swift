package import Logging

/// How log lines are written.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For machines: one JSON object a line.
    case json
    /// For a person at a terminal.
    case text

    package static var ofStandardError: LogFormat { StandardError.isTerminal ? .text : .json }

    package func handler(label: String, level: Logger.Level) -> any LogHandler {
        switch self {
        case .json: JSONLogHandler(label: label, level: level)
        case .text: TextLogHandler(level: level)
        }
    }
}
