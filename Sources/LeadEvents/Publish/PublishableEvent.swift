package import CloudEvents

/// An event that people or systems hand in, checked and ready to be written: an activity for its team's inbox, or an
/// agreement.
package struct PublishableEvent: Sendable {
    package let type: EventType
    package let team: Team
    /// `nil`: the append time counts.
    package let time: Instant?
    package let key: EventKey
    package let topic: TopicRole
    /// Its subject is the event's key.
    package let envelope: Envelope
    /// The payload in protobuf.
    package let value: ArraySlice<UInt8>

    /// The lead that the event is about; `nil` where it is about none.
    package var lead: LeadID? {
        guard case .lead(let lead) = key else { return nil }
        return lead
    }

    /// Takes an event that was just read.
    ///
    /// - Parameter value: the payload in protobuf.
    init(_ decoded: DecodedEvent, _ envelope: Envelope, value: ArraySlice<UInt8>) {
        let entry = Catalogue[decoded.event.type]
        type = decoded.event.type
        team = decoded.team
        time = decoded.hasTime ? decoded.event.time : nil
        key = decoded.key
        topic = entry.topic(for: decoded.team)
        var envelope = envelope
        envelope.subject = decoded.key.bytes
        envelope.contentType = Array(PayloadEncoding.protobuf.contentType.utf8)[...]
        envelope.dataSchema = entry.schemaBytes
        self.envelope = envelope
        self.value = value
    }

    /// The event in structured mode with its data as JSON, one line.
    package var json: [UInt8] {
        var envelope = envelope
        envelope.contentType = nil
        envelope.dataSchema = nil
        let payload = try? EventPayload(type, reader: BinaryReader(bytes: value))
        let data = payload.map { EventCodec.encode($0, as: .json)[...] }
        return StructuredEvent(envelope: envelope, payload: data.map { .json($0) } ?? .absent).json
    }
}
