/// Metadata keys of the runtime's log lines.
enum LogKey {
    static let lane = "lane"
    static let reason = "reason"
    /// A sentence for a person: what is wrong and what to do.
    static let detail = "detail"
    static let attempt = "attempt"
    static let partition = "log.partition"
    static let partitions = "log.partitions"
    static let input = "log.input"
    static let count = "log.records"
    static let rows = "state.rows"
    /// Records of the changelog that were read.
    static let records = "changelog.records"
    static let milliseconds = "duration.ms"
}
