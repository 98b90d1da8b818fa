import EventLog

/// A record that could not be used, with its own bytes and headers untouched and the reason beside them.
package enum DeadLetterRecord {
    /// Code of the reason.
    package static let reasonHeader = "deadletter-reason"
    /// The sentence for a person.
    package static let sentenceHeader = "deadletter-sentence"
    /// Topic, partition and offset, with slashes between.
    package static let positionHeader = "deadletter-position"
    /// Append time at that place, milliseconds since 1970.
    package static let appendTimeHeader = "deadletter-appendtime"

    static func make(
        of record: LogRecord, because letter: DeadLetter, topic: TopicName, partition: PartitionID
    ) -> OutgoingRecord {
        var headers = record.headers
        headers.append(name: reasonHeader, value: letter.reason)
        headers.append(name: sentenceHeader, value: letter.sentence)
        headers.append(
            name: positionHeader, value: "\(record.source.topic)/\(record.source.partition)/\(record.offset)")
        headers.append(name: appendTimeHeader, value: String(record.appendTime.milliseconds))
        return OutgoingRecord(
            topic: topic, partition: partition, headers: headers, key: record.key, value: record.value)
    }
}
