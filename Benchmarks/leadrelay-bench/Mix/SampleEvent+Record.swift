import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import SampleHistory

extension SampleEvent {
    /// The event as a publisher writes it into its team's inbox, in protobuf.
    func record(in layout: TopicLayout) -> OutgoingRecord {
        let entry = Catalogue[payload.type]
        let subject = key
        var envelope = Envelope()
        envelope.specVersion = Array("1.0".utf8)[...]
        envelope.id = Array(reference.id.utf8)[...]
        envelope.source = Array(reference.source.utf8)[...]
        envelope.type = Array(entry.type.name.utf8)[...]
        envelope.time = .at(time)
        envelope.subject = subject
        envelope.team = Array(team.name.utf8)[...]
        envelope.contentType = Array(PayloadEncoding.protobuf.contentType.utf8)[...]
        return OutgoingRecord(
            topic: layout.topic(entry.topic(for: team)), partition: layout.partition(of: subject),
            headers: RecordHeaders(envelope),
            key: subject, value: EventCodec.encode(payload)[...])
    }

    private var key: ArraySlice<UInt8> {
        if let lead { return lead.uuid.text[...] }
        guard case .repChanged(let change) = payload else { return [] }
        return Array(change.rep.utf8)[...]
    }
}
