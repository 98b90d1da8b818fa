extension EventLog {
    /// A log of one installation.
    package var holdsOthersTopics: Bool { false }

    /// A log that cannot delete on demand refuses.
    package func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError) {
        throw Self.refusal("deleteRecords", "this log cannot delete records of \(place) on demand")
    }

    /// A log whose groups cannot be moved from outside refuses.
    package func setPositions(_ positions: [InputPosition], of group: GroupName) throws(LogError) {
        throw Self.refusal("setPositions", "this log cannot move \(group) from outside")
    }

    /// A log that gives every append time by itself refuses.
    package func beginCopy(_ plan: TopicPlan) throws(LogError) {
        throw Self.refusal("beginCopy", "this log cannot be copied into")
    }

    package func endCopy(_ plan: TopicPlan) throws(LogError) {
        throw Self.refusal("endCopy", "this log cannot be copied into")
    }

    private static func refusal(_ operation: String, _ message: String) -> LogError {
        LogError(.invalidArgument, operation: operation, recovery: .stop, message: message)
    }
}

extension LogPublisher {
    /// A log that gives every append time by itself refuses.
    package func publish(_ records: [OutgoingRecord], appended times: [AppendTime]) async throws(LogError) {
        throw LogError(
            .invalidArgument, operation: "publish", recovery: .stop, message: "this log cannot be copied into")
    }

    /// - Throws: `.invalidArgument` where there is not one time for each record.
    package static func check(_ times: [AppendTime], for records: [OutgoingRecord]) throws(LogError) {
        guard times.count != records.count else { return }
        throw LogError(
            .invalidArgument, operation: "publish", recovery: .stop, message: "there is one time for each record")
    }
}
