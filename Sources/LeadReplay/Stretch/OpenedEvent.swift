import CloudEvents
import EventLog
import LeadEvents
import StreamWorker

/// The event in a record, whichever mode it is written in.
struct OpenedEvent {
    let envelope: Envelope
    let value: ArraySlice<UInt8>?

    init(_ record: LogRecord) {
        (envelope, value) = Envelope(headersOf: record).opened(record.value)
    }

    var type: EventType? { envelope.type.flatMap { EventType(name: $0) } }

    /// The event with its payload; `nil` where it cannot be read.
    var decoded: DecodedEvent? {
        try? EventCodec.decode(envelope, value: value, key: nil, namespace: LeadID.defaultNamespace)
    }
}
