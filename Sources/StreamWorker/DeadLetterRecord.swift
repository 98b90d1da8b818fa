import EventLog

/// A record that could not be used, with its own bytes and headers as they were and the reason beside them.
///
/// Headers of the sender's that begin with ``prefix`` are left out, so that nobody can tell a redrive where a record was
/// read. What is too large to be kept is left out as well, and ``omittedHeader`` says so: Kafka bounds batches by their
/// compressed size, so a topic may hold a record that no topic takes from us.
package enum DeadLetterRecord {
    /// What the names of the worker's own headers begin with.
    package static let prefix = "deadletter-"
    /// Code of the reason.
    package static let reasonHeader = "deadletter-reason"
    /// The sentence for a person.
    package static let sentenceHeader = "deadletter-sentence"
    /// Topic, partition and offset, with slashes between.
    package static let positionHeader = "deadletter-position"
    /// Append time at that place, milliseconds since 1970.
    package static let appendTimeHeader = "deadletter-appendtime"
    /// What of the original is not there because it was too large, for a person; only where something is not.
    package static let omittedHeader = "deadletter-omitted"

    /// For the worker's own headers, of which the sentence is the longest, and the position in a copy.
    private static let room = 16_384

    static func make(
        of record: LogRecord, because letter: DeadLetter, topic: TopicName, partition: PartitionID
    ) -> OutgoingRecord {
        let most = TopicSpec.letterBytes - room
        var kept = OutgoingRecord(
            topic: topic, partition: partition, headers: sendersHeaders(of: record), key: record.key,
            value: record.value)
        var omitted: String?
        if kept.size > most {
            omitted = "the value of \(record.value?.count ?? 0) bytes"
            kept.value = nil
        }
        if kept.size > most {
            omitted = "key, headers and value, \(record.size) bytes together"
            kept.key = nil
            kept.headers = RecordHeaders()
        }
        kept.headers.append(name: reasonHeader, value: letter.reason)
        kept.headers.append(name: sentenceHeader, value: letter.sentence)
        kept.headers.append(
            name: positionHeader, value: "\(record.source.topic)/\(record.source.partition)/\(record.offset)")
        kept.headers.append(name: appendTimeHeader, value: String(record.appendTime.milliseconds))
        if let omitted { kept.headers.append(name: omittedHeader, value: omitted) }
        return kept
    }

    private static func sendersHeaders(of record: LogRecord) -> RecordHeaders {
        let isOurs = { (header: RecordHeaders.Element) in header.name.starts(with: prefix.utf8) }
        guard record.headers.contains(where: isOurs) else { return record.headers }
        var headers = RecordHeaders()
        for header in record.headers where !isOurs(header) { headers.append(name: header.name, value: header.value) }
        return headers
    }
}
