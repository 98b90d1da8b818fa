import EventLog

/// A record that could not be used, with its own bytes and headers as they were and the reason beside them.
///
/// Headers of the sender's that begin with ``DeadLetterHeader/prefix`` are left out, so that nobody can tell a redrive where
/// a record was read. What is too large to be kept is left out as well, and ``DeadLetterHeader/omitted`` says so: Kafka bounds
/// batches by their compressed size, so a topic may hold a record that no topic takes from us.
package enum DeadLetterRecord {
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
        kept.headers.append(name: DeadLetterHeader.reason, value: letter.reason)
        kept.headers.append(name: DeadLetterHeader.sentence, value: letter.sentence)
        kept.headers.append(
            name: DeadLetterHeader.position, value: "\(record.source.topic)/\(record.source.partition)/\(record.offset)"
        )
        kept.headers.append(name: DeadLetterHeader.appendTime, value: String(record.appendTime.milliseconds))
        if let omitted { kept.headers.append(name: DeadLetterHeader.omitted, value: omitted) }
        return kept
    }

    private static func sendersHeaders(of record: LogRecord) -> RecordHeaders {
        let isOurs = { (header: RecordHeaders.Element) in header.name.starts(with: DeadLetterHeader.prefix.utf8) }
        guard record.headers.contains(where: isOurs) else { return record.headers }
        var headers = RecordHeaders()
        for header in record.headers where !isOurs(header) { headers.append(name: header.name, value: header.value) }
        return headers
    }
}
