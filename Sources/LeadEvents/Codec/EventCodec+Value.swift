import CloudEvents

extension EventCodec {
    /// Reads and checks a value by its content type; what is wrong is added to the findings.
    static func payload(
        of type: EventType, _ envelope: Envelope, _ value: ArraySlice<UInt8>?, _ naming: FieldNaming,
        _ findings: inout Findings
    ) -> EventPayload? {
        guard let encoding = encoding(of: envelope, type, naming, &findings) else { return nil }
        let before = findings.violations.count
        let payload = payload(
            of: type, value, encoding, isAboutLead: envelope.subject.flatMap { LeadID($0) } != nil, &findings)
        if findings.violations.count > before {
            findings.rename(from: before) { naming.field($0) }
        }
        return payload
    }

    private static func payload(
        of type: EventType, _ value: ArraySlice<UInt8>?, _ encoding: PayloadEncoding,
        isAboutLead: @autoclosure () -> Bool,
        _ findings: inout Findings
    ) -> EventPayload? {
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
        return switch encoding {
        case .protobuf: ValueReading.protobuf(type, value, isAboutLead: isAboutLead(), &findings)
        case .json: ValueReading.json(type, value, isAboutLead: isAboutLead(), &findings)
        }
    }

    private static func encoding(
        of envelope: Envelope, _ type: EventType, _ naming: FieldNaming, _ findings: inout Findings
    ) -> PayloadEncoding? {
        let schema = Catalogue[type].schemaBytes
        if let named = envelope.dataSchema, named != schema, named.starts(with: "protobuf:".utf8) {
            findings.add(
                .malformedEnvelope, naming[.dataSchema], "does not name the message of the event's type",
                mend: "write protobuf:\(Catalogue[type].messageName), or leave it out")
        }
        if let contentType = envelope.contentType {
            if let encoding = PayloadEncoding(contentType: contentType) { return encoding }
        } else if envelope.dataSchema == schema {
            return .protobuf
        }
        findings.add(
            .unknownFormat, naming[.contentType],
            envelope.contentType == nil ? "is missing" : "is neither protobuf nor JSON",
            mend: "write application/protobuf or application/json")
        return nil
    }
}
