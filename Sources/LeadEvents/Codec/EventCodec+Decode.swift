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
        let decoded = read(envelope, value: value, key: key, namespace: namespace, naming: .headers, &findings)
        guard let decoded, findings.isEmpty else { throw findings.fault }
        return decoded
    }

    /// Reads one event; what is wrong with it is added to the findings. `nil` where nothing can be made of it.
    static func read(
        _ envelope: Envelope, value: ArraySlice<UInt8>?, key: ArraySlice<UInt8>?, namespace: UUIDValue?,
        naming: FieldNaming, _ findings: inout Findings
    ) -> DecodedEvent? {
        let attributes = EventAttributes(envelope, naming, &findings)
        guard let type = attributes.type, let payload = payload(of: type, envelope, value, naming, &findings),
            let eventKey = EventKey(
                Catalogue[type].key, subject: envelope.subject, payload: payload, team: attributes.team,
                namespace: namespace, naming, &findings)
        else { return nil }
        if let key, !eventKey.isWritten(as: key) {
            findings.add(
                .wrongKey, "key", "is not the event's \(Catalogue[type].key.phrase)",
                mend: "write the record under the key that the event names")
        }
        guard let source = envelope.source, let id = envelope.id else { return nil }
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
}
