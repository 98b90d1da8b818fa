package import CloudEvents

extension EventCodec {
    /// Reads one event and checks all of it.
    ///
    /// - Parameter key: the record's key; `nil` where it does not matter, as in an ingress, and the event's own key counts.
    /// - Parameter namespace: derives the lead of an event without a subject from its identities; `nil`: the subject has to
    ///   be there, as it is in an inbox.
    /// - Throws: every violation at once, without personal data.
    package static func decode(
        _ envelope: Envelope, value: ArraySlice<UInt8>?, key: ArraySlice<UInt8>?, namespace: UUIDValue? = nil
    ) throws(EventFault) -> DecodedEvent {
        var findings = Findings()
        let attributes = EventAttributes(envelope, &findings)
        guard let type = attributes.type else { throw findings.fault }
        let payload = payload(of: type, envelope, value, &findings)
        guard let payload else { throw findings.fault }
        let rule = Catalogue[type].key
        let eventKey = EventKey(
            rule, subject: envelope.subject, payload: payload, team: attributes.team, namespace: namespace, &findings)
        if let key, let eventKey, !eventKey.isWritten(as: key) {
            findings.add(
                .wrongKey, "key", "is not the event's \(rule.phrase)",
                mend: "write the record under the key that the event names")
        }
        guard findings.isEmpty, let eventKey, let source = envelope.source, let id = envelope.id else {
            throw findings.fault
        }
        let event = LeadEvent(
            reference: EventReference(source: source, id: id), time: attributes.time ?? .earliest, payload: payload,
            actor: envelope.actor.map { String(decoding: $0, as: UTF8.self) })
        return DecodedEvent(
            event: event, hasTime: attributes.time != nil, team: attributes.team, key: eventKey,
            identityHash: IdentityHash.of(source: source, id: id))
    }

    /// The lead that an event is about, by its subject or, without one, by the identities that it brings. `nil` for an event
    /// that is about no lead.
    package static func leadID(
        for payload: EventPayload, subject: ArraySlice<UInt8>?, namespace: UUIDValue = LeadID.defaultNamespace
    ) -> LeadID? {
        switch Catalogue[payload.type].key {
        case .lead, .leadOrCampaign, .leadOrRep, .keyOfActivity:
            subject.map { LeadID($0) } ?? IdentityNames(payload).leadID(in: namespace)
        case .campaign, .rep, .asset, .claim, .fact, .hash, .partition: nil
        }
    }

    private static func payload(
        of type: EventType, _ envelope: Envelope, _ value: ArraySlice<UInt8>?, _ findings: inout Findings
    ) -> EventPayload? {
        guard let encoding = encoding(of: envelope, type, &findings) else { return nil }
        guard let value else {
            findings.add(.malformedValue, "", "is absent", mend: "write \(Catalogue[type].messageName)")
            return nil
        }
        guard value.count <= maximumValueBytes else {
            findings.add(
                .tooLarge, "", "has \(value.count) bytes",
                mend: "write at most \(maximumValueBytes), and a link to what is larger")
            return nil
        }
        let payload =
            switch encoding {
            case .protobuf: ValueReading.protobuf(type, value, &findings)
            case .json: ValueReading.json(type, value, &findings)
            }
        return payload
    }

    private static func encoding(
        of envelope: Envelope, _ type: EventType, _ findings: inout Findings
    ) -> PayloadEncoding? {
        let schema = Catalogue[type].schemaBytes
        if let named = envelope.dataSchema, named.starts(with: "protobuf:".utf8), !named.elementsEqual(schema) {
            findings.add(
                .malformedEnvelope, Attribute.dataSchema.headerText, "does not name the message of the event's type",
                mend: "write protobuf:\(Catalogue[type].messageName), or leave it out")
        }
        guard let contentType = envelope.contentType else {
            if envelope.dataSchema?.elementsEqual(schema) == true { return .protobuf }
            findings.add(
                .unknownFormat, Attribute.contentType.headerText, "is missing",
                mend: "write application/protobuf or application/json")
            return nil
        }
        guard let encoding = PayloadEncoding(contentType: contentType) else {
            findings.add(
                .unknownFormat, Attribute.contentType.headerText, "is neither protobuf nor JSON",
                mend: "write application/protobuf or application/json")
            return nil
        }
        return encoding
    }
}
