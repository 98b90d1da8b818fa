package import CloudEvents

extension PublishableEvent {
    /// Makes an event of a payload, as an import or a program hands it in.
    ///
    /// - Parameters:
    ///   - source: the system that the event comes from.
    ///   - id: unique within the source, and the same when the same event is handed in again.
    ///   - time: when it happened; `nil`: the append time counts.
    ///   - team: who writes it; needed only for types that both teams write.
    ///   - subject: the lead; `nil`: it follows from the identities in the payload, or the event is about no lead.
    ///   - actor: who did it: an id or a system's name, no personal data.
    ///   - namespace: of the installation.
    /// - Throws: everything that is wrong with it.
    package init(
        payload: EventPayload, source: String, id: String, time: Instant?, team: Team? = nil, subject: LeadID? = nil,
        actor: String? = nil, namespace: UUIDValue = LeadID.defaultNamespace
    ) throws(EventFault) {
        let type = payload.type
        let entry = Catalogue[type]
        var envelope = Envelope()
        envelope.specVersion = Array("1.0".utf8)[...]
        envelope.id = Array(id.utf8)[...]
        envelope.source = Array(source.utf8)[...]
        envelope.type = entry.typeBytes
        envelope.time = time.map { .at($0) } ?? .absent
        envelope.subject = subject.map { $0.uuid.text[...] }
        envelope.team = (team ?? entry.onlyTeam).map { Array($0.name.utf8)[...] }
        envelope.actor = actor.map { Array($0.utf8)[...] }

        var findings = Findings()
        let attributes = EventAttributes(envelope, .plain, &findings)
        Self.checkIsPublishable(type, .plain, &findings)
        PayloadChecks.check(payload, isAboutLead: subject != nil, &findings)
        let key = EventKey(
            entry.key, subject: envelope.subject, payload: payload, team: attributes.team, namespace: namespace, .plain,
            &findings)
        let value = EventCodec.encode(payload)[...]
        if value.count > EventCodec.maximumValueBytes {
            findings.add(
                .tooLarge, "", "has \(value.count) bytes", mend: "write at most \(EventCodec.maximumValueBytes)")
        }
        guard findings.isEmpty, let key else { throw findings.fault }
        let event = LeadEvent(
            reference: EventReference(source: source, id: id), time: time ?? .earliest, payload: payload, actor: actor)
        let decoded = DecodedEvent(
            event: event, hasTime: time != nil, team: attributes.team, key: key,
            identityHash: IdentityHash.of(event.reference))
        self.init(decoded, envelope, value: value)
    }
}
