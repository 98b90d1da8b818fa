import CloudEvents
package import EventLog
package import LeadEvents

extension TopicLayout {
    /// The record that a published event becomes.
    package func record(for event: PublishableEvent) -> OutgoingRecord {
        var headers = RecordHeaders()
        headers.reserve(bytes: 512)
        event.envelope.write(into: &headers)
        return OutgoingRecord(
            topic: topic(event.topic), partition: event.topic.isSingle ? .zero : partition(of: event.key.bytes ?? []),
            headers: headers, key: event.key.bytes, value: event.value)
    }
}
