package import CloudEvents

extension EventCodec {
    /// The envelope of a decision, ready to be written beside the payload in protobuf.
    ///
    /// - Parameter lead: the lead in hand; a decision that names another one is written under that.
    /// - Parameter agreementVersion: of the agreement in force; 0 is the built-in one.
    /// - Parameter rulesVersion: of the team's rules.
    /// - Parameter correlation: carried over from the cause, so that everything that one campaign led to can be found.
    /// - Parameter traceParent: carried over from the cause.
    package static func envelope(
        for decision: Decision, lead: LeadID, team: Team, agreementVersion: UInt32, rulesVersion: UInt32,
        correlation: ArraySlice<UInt8>? = nil, traceParent: ArraySlice<UInt8>? = nil
    ) -> Envelope {
        let type = decision.payload.type
        let entry = Catalogue[type]
        let subject = decision.lead ?? lead
        var envelope = Envelope()
        envelope.specVersion = Constants.specVersion
        envelope.id = DecisionID.derive(lead: subject, type: type, subject: decision.subject).text[...]
        envelope.type = entry.typeBytes
        envelope.source = source(of: team)
        envelope.time = .at(decision.time)
        envelope.subject = subject.uuid.text[...]
        envelope.dataSchema = entry.schemaBytes
        envelope.contentType = Constants.protobuf
        envelope.team = team == .sales ? Constants.sales : Constants.marketing
        if let original = decision.handedOn {
            envelope.id = Array(original.id.utf8)[...]
            envelope.source = Array(original.source.utf8)[...]
            return envelope
        }
        envelope.correlationID = correlation
        envelope.causationID = decision.cause.map { $0.utf8[...] }
        envelope.traceParent = traceParent
        envelope.agreement = digits(agreementVersion)
        envelope.rules = digits(rulesVersion)
        return envelope
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
