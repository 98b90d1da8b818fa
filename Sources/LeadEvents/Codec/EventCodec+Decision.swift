package import CloudEvents

extension EventCodec {
    /// Writes the headers of a decision whose payload is written in protobuf.
    ///
    /// - Parameter lead: the lead that it is written under.
    /// - Parameter name: the lead's canonical form.
    /// - Parameter agreementVersion: of the agreement in force; 0 is the built-in one.
    /// - Parameter rulesVersion: of the team's rules.
    /// - Parameter cause: hands its correlation and trace on, so that everything that one campaign led to can be found.
    package static func write(
        headersOf decision: Decision, under lead: LeadID, _ name: ArraySlice<UInt8>, team: Team,
        agreementVersion: UInt32, rulesVersion: UInt32, causedBy cause: Envelope, into sink: inout some HeaderSink
    ) {
        let type = decision.payload.type
        let entry = Catalogue[type]
        func append(_ attribute: Attribute, _ value: ArraySlice<UInt8>) {
            sink.append(name: attribute.headerName, value: value)
        }
        append(.specVersion, Constants.specVersion)
        if let original = decision.handedOn {
            append(.id, Array(original.id.utf8)[...])
        } else {
            append(.id, DecisionID.derive(lead: lead, type: type, subject: decision.subject).text[...])
        }
        append(.type, entry.typeBytes)
        append(.source, decision.handedOn.map { Array($0.source.utf8)[...] } ?? source(of: team))
        append(.time, decision.time.rfc3339[...])
        append(.subject, name)
        append(.dataSchema, entry.schemaBytes)
        append(.contentType, Constants.protobuf)
        append(.team, team == .sales ? Constants.sales : Constants.marketing)
        guard decision.handedOn == nil else { return }
        if let correlation = cause.correlationID { append(.correlationID, correlation) }
        if let reference = decision.cause { append(.causationID, reference.utf8[...]) }
        if let trace = cause.traceParent { append(.traceParent, trace) }
        append(.agreement, digits(agreementVersion))
        append(.rules, digits(rulesVersion))
    }

    /// The `ce_source` of what a team's worker writes.
    package static func source(of team: Team) -> ArraySlice<UInt8> {
        team == .sales ? Constants.salesWorker : Constants.marketingWorker
    }

    private static func digits(_ number: UInt32) -> ArraySlice<UInt8> {
        number < 10 ? [UInt8(ascii: "0") + UInt8(number)] : Array(String(number).utf8)[...]
    }

    private enum Constants {
        static let specVersion = Array("1.0".utf8)[...]
        static let protobuf = Array(PayloadEncoding.protobuf.contentType.utf8)[...]
        static let marketing = Array(Team.marketing.name.utf8)[...]
        static let sales = Array(Team.sales.name.utf8)[...]
        static let marketingWorker = Array("leadrelay:marketing-worker".utf8)[...]
        static let salesWorker = Array("leadrelay:sales-worker".utf8)[...]
    }
}
