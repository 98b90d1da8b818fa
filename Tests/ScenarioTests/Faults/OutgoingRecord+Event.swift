import CloudEvents
import EventLog
import LeadEvents

extension OutgoingRecord {
    /// The event in it.
    func decoded() throws -> LeadEvent {
        var envelope = Envelope()
        for header in headers { envelope.take(name: header.name, value: header.value) }
        return try EventCodec.decode(envelope, value: value, key: key).event
    }
}
