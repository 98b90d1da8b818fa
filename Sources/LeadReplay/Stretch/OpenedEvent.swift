import CloudEvents
import EventLog
import LeadEvents
import StreamWorker

/// The event in a record, whichever mode it is written in.
struct OpenedEvent {
    let envelope: Envelope
    let value: ArraySlice<UInt8>?

    init(_ record: LogRecord) {
        let outer = Envelope(headersOf: record)
        guard StructuredEvent.isContentType(outer.contentType), let json = record.value,
            let event = try? StructuredEvent(json: json)
        else {
            envelope = outer
            value = record.value
            return
        }
        envelope = event.envelope
        value =
            switch event.payload {
            case .absent: nil
            case .json(let bytes): bytes
            case .binary(let bytes): bytes[...]
            }
    }

    var type: EventType? { envelope.type.flatMap { EventType(name: $0) } }

    /// The event with its payload; `nil` where it cannot be read.
    var decoded: DecodedEvent? {
        try? EventCodec.decode(envelope, value: value, key: nil, namespace: LeadID.defaultNamespace)
    }
}
