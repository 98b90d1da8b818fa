package import CloudEvents

extension PublishableEvent {
    /// Takes an event in structured mode, as a line of a file or the body of a request holds it.
    ///
    /// - Parameter namespace: derives the lead of an event without a subject from the identities that it brings.
    /// - Throws: everything that is wrong with it.
    package init(
        structured json: ArraySlice<UInt8>, namespace: UUIDValue = LeadID.defaultNamespace
    ) throws(EventFault) {
        let event: StructuredEvent
        do throws(StructuredEventFault) {
            event = try StructuredEvent(json: json)
        } catch {
            throw EventFault(error)
        }
        try self.init(structured: event, namespace: namespace)
    }

    /// The same for one that was read already.
    package init(
        structured event: StructuredEvent, namespace: UUIDValue = LeadID.defaultNamespace
    ) throws(EventFault) {
        var findings = Findings()
        Self.checkExtensions(event.extensions, &findings)
        Self.checkForWorkersAttributes(event.envelope, &findings)
        let value: ArraySlice<UInt8>? =
            switch event.payload {
            case .absent: nil
            case .json(let bytes): bytes
            case .binary(let bytes): bytes[...]
            }
        let decoded = EventCodec.read(
            event.envelope, value: value, key: nil, namespace: namespace, naming: .members, &findings)
        if let type = event.envelope.type.flatMap({ EventType(name: $0) }) {
            Self.checkIsPublishable(type, .members, &findings)
        }
        if let decoded, case .agreementSigned(let signed) = decoded.event.payload {
            Self.checkIsNoFounding(signed, event.envelope, &findings)
        }
        guard let decoded, let value, findings.isEmpty else { throw findings.fault }
        let isProtobuf = event.envelope.contentType.flatMap { PayloadEncoding(contentType: $0) } != .json
        let written = isProtobuf ? value : EventCodec.encode(decoded.event.payload)[...]
        self.init(decoded, event.envelope, value: written)
    }

    /// An extension attribute that nobody knows is left out; one that looks like a slip is not.
    private static func checkExtensions(_ names: [String], _ findings: inout Findings) {
        let known = Attribute.allCases.map { "\($0.memberName)" } + ["data", "data_base64"]
        for name in names {
            guard let nearest = NearestName.of(name, in: known) else { continue }
            findings.add(
                .malformedEnvelope, name, "is not an attribute that is known", mend: "did you mean \(nearest)?")
        }
    }

    /// An event that was replayed into a file keeps what workers wrote on it, and may come back.
    private static func checkForWorkersAttributes(_ envelope: Envelope, _ findings: inout Findings) {
        guard envelope.replayOf == nil else { return }
        for attribute in [Attribute.agreement, .rules, .intakeFrom] where envelope[attribute] != nil {
            findings.add(
                .malformedEnvelope, FieldNaming.members[attribute], "is written by workers alone", mend: "leave it out")
        }
    }

    /// One team's word must not stand for both.
    private static func checkIsNoFounding(
        _ signed: AgreementSigned, _ envelope: Envelope, _ findings: inout Findings
    ) {
        guard signed.founding, envelope.replayOf == nil else { return }
        findings.add(
            .invalidValue, "data.founding", "is written by workers alone, which are started with --agreement",
            mend: "leave it out, and let both teams sign")
    }

    static func checkIsPublishable(_ type: EventType, _ naming: FieldNaming, _ findings: inout Findings) {
        guard !Catalogue[type].isPublishable else { return }
        findings.add(
            .notPublishable, naming[.type], "is \(type.name), which workers alone write",
            mend: "publish activities and agreements; `leadrelay schema list` says which those are")
    }
}

extension EventFault {
    fileprivate init(_ fault: StructuredEventFault) {
        let code: FaultCode =
            switch fault.kind {
            case .malformed: .malformedEnvelope
            case .tooLarge: .tooLarge
            case .tooDeep: .tooDeep
            }
        self.init(
            code,
            fault.problems.map {
                Violation(field: $0.field.isEmpty ? "the event" : $0.field, problem: $0.problem, mend: $0.mend)
            })
    }
}
