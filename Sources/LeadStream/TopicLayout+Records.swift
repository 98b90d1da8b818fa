import CloudEvents
package import EventLog
package import LeadEvents

extension TopicLayout {
    /// The record that a published event becomes.
    package func record(for event: PublishableEvent) -> OutgoingRecord {
        return OutgoingRecord(
            topic: topic(event.topic), partition: event.topic.isSingle ? .zero : partition(of: event.key.bytes ?? []),
            headers: RecordHeaders(event.envelope), key: event.key.bytes, value: event.value)
    }
}
