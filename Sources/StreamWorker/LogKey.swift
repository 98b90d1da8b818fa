/// Metadata keys of the runtime's log lines.
enum LogKey {
    static let reason = "reason"
    static let attempt = "attempt"
    static let partition = "log.partition"
    static let rows = "state.rows"
    static let milliseconds = "duration.ms"
}
