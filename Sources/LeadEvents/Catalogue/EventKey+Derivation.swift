import CloudEvents

extension EventKey {
    /// The key that the rule gives an event; `nil`, with a violation added, where subject and payload do not give one.
    ///
    /// - Parameter namespace: derives the lead of an event without a subject from its identities; `nil`: the subject has
    ///   to be there.
    init?(
        _ rule: KeyRule, subject: ArraySlice<UInt8>?, payload: EventPayload, team: Team, namespace: UUIDValue?,
        _ naming: FieldNaming, _ findings: inout Findings
    ) {
        switch rule {
        case .lead:
            self.init(leadOf: payload, subject: subject, namespace: namespace, naming, &findings)
        case .leadOrCampaign, .leadOrRep:
            if let lead = subject.flatMap({ LeadID($0) }) {
                self = .lead(lead)
            } else {
                self.init(namedIn: payload, team: team, subject: subject, naming, &findings)
            }
        case .campaign, .rep, .asset, .claim, .fact, .hash:
            self.init(namedIn: payload, team: team, subject: subject, naming, &findings)
        case .keyOfActivity:
            guard let subject, !subject.isEmpty else {
                findings.add(
                    .missingAttribute, naming[.subject], "is missing",
                    mend: "write the key of the activity that the event is about, a lead id where it is a lead's")
                return nil
            }
            self = LeadID(subject).map { .lead($0) } ?? .other(.activity, String(decoding: subject, as: UTF8.self))
        case .partition:
            self = .other(.partition, "")
        }
    }

    private init?(
        leadOf payload: EventPayload, subject: ArraySlice<UInt8>?, namespace: UUIDValue?, _ naming: FieldNaming,
        _ findings: inout Findings
    ) {
        if let subject {
            guard let lead = LeadID(subject) else {
                findings.add(
                    .malformedEnvelope, naming[.subject], "is not a lead id",
                    mend: "write the lead's UUID, or leave it out where the event carries an identity")
                return nil
            }
            self = .lead(lead)
            return
        }
        guard let namespace, let lead = IdentityNames(payload).leadID(in: namespace) else {
            findings.add(
                .missingAttribute, naming[.subject], "is missing",
                mend: "write the lead's id"
                    + (IdentityNames.areBrought(by: payload.type)
                        ? ", or an e-mail address, a phone number in E.164 or another identity into the event" : ""))
            return nil
        }
        self = .lead(lead)
    }

    private init?(
        namedIn payload: EventPayload, team: Team, subject: ArraySlice<UInt8>?, _ naming: FieldNaming,
        _ findings: inout Findings
    ) {
        guard let (kind, name) = Self.name(in: payload, team: team), !name.isEmpty else {
            return nil  // The payload's own check says which field is missing.
        }
        if let subject, !subject.elementsEqual(name.utf8) {
            findings.add(
                .malformedEnvelope, naming[.subject], "is not the event's \(kind.rawValue)",
                mend: "leave it out, or write what the payload names")
        }
        self = .other(kind, name)
    }

    /// What the payload names as its key. `nil` for events that are keyed by their subject.
    private static func name(in payload: EventPayload, team: Team) -> (Kind, String)? {
        switch payload {
        case .touchRecorded(let message): (.campaign, message.campaign)
        case .campaignScheduled(let message): (.campaign, message.campaign)
        case .campaignStarted(let message): (.campaign, message.campaign)
        case .campaignEnded(let message): (.campaign, message.campaign)
        case .promotionStarted(let message): (.campaign, message.campaign)
        case .spendRecorded(let message): (.campaign, message.campaign)
        case .messageSent(let message): (.campaign, message.campaign)
        case .contentSupplied(let message): (.asset, message.asset)
        case .claimApproved(let message): (.claim, message.claim)
        case .claimRetired(let message): (.claim, message.claim)
        case .contentRequested(let message): (.rep, message.rep)
        case .targetSet(let message): message.hasRep ? (.rep, message.rep) : (.team, team.name)
        case .repChanged(let message): (.rep, message.rep)
        case .agreementProposed(let message): (.hash, message.hash)
        case .agreementSigned(let message): (.hash, message.hash)
        case .agreementWithdrawn(let message): (.hash, message.hash)
        case .knowledgeShared(let message): (.fact, message.fact)
        case .knowledgeAcknowledged(let message): (.fact, message.fact)
        case .knowledgeDisputed(let message): (.fact, message.fact)
        default: nil
        }
    }
}
