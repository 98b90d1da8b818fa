extension EventLog {
    /// A log that cannot delete on demand refuses.
    package func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError) {
        throw Self.refusal("deleteRecords", "this log cannot delete records of \(place) on demand")
    }

    /// A log whose groups cannot be moved from outside refuses.
    package func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        throw Self.refusal("setPositions", "this log cannot move \(group) from outside")
    }

    private static func refusal(_ operation: String, _ message: String) -> LogError {
        LogError(.invalidArgument, operation: operation, recovery: .stop, message: message)
    }
}
