package import EventLog

/// What a copy notes on the log that it fills, so that nobody works there before it is whole, and so that it is not filled twice.
///
/// Shape: one partition; each record's value is a state's name. The last one counts.
package struct CopyJournal: Sendable {
    package enum State: String, Sendable { case begun, done }

    package static let key = Array("copy".utf8)[...]
    package let topic: TopicSpec

    package init(_ layout: TopicLayout) {
        topic = TopicSpec(name: layout.copyJournal, partitions: 1, cleanup: .keepForever)
    }

    /// `nil` where nothing was ever copied to the log.
    package func state(_ reader: some LogReader) throws(LogError) -> State? {
        guard try !reader.topics(named: [topic.name]).isEmpty else { return nil }
        return try reader.all(TopicPartition(topic.name, .zero)).last?.value.flatMap {
            State(rawValue: String(decoding: $0, as: UTF8.self))
        }
    }

    package func record(_ state: State) -> OutgoingRecord {
        OutgoingRecord(topic: topic.name, partition: .zero, key: Self.key, value: Array(state.rawValue.utf8)[...])
    }

    /// For who would work on a log that is not whole yet; `nil`: it is.
    package func warning(_ reader: some LogReader) throws(LogError) -> String? {
        guard try state(reader) == .begun else { return nil }
        return "The log is being filled by `leadrelay copy`, or that broke off; run the same copy to its end first."
    }
}
