import CloudEvents

/// The attributes of an event, checked; what is wrong with them is added to the findings.
struct EventAttributes {
    /// Bytes that an id, a source, a subject or an actor may have.
    static let maximumBytes = 256

    private(set) var type: EventType?
    private(set) var time: Instant?
    private(set) var team = Team.unspecified
    private let naming: FieldNaming

    init(_ envelope: Envelope, _ naming: FieldNaming, _ findings: inout Findings) {
        self.naming = naming
        if let version = envelope.specVersion {
            if !version.matches("1.0") {
                findings.add(
                    .malformedEnvelope, naming[.specVersion], "is not a version that is known",
                    mend: "write 1.0")
            }
        } else {
            addMissing(.specVersion, mend: "write 1.0", &findings)
        }
        check(envelope.id, .id, mend: "write an id that is unique within the source", &findings)
        check(envelope.source, .source, mend: "write the system that the event comes from", &findings)
        if let subject = envelope.subject { checkText(subject, .subject, &findings) }
        if let actor = envelope.actor { checkText(actor, .actor, &findings) }
        readType(envelope.type, &findings)
        readTime(envelope.time, &findings)
        readTeam(envelope.team, &findings)
    }

    private mutating func readType(_ name: ArraySlice<UInt8>?, _ findings: inout Findings) {
        guard let name, !name.isEmpty else {
            return addMissing(.type, mend: "write for example \(EventType.leadCaptured.name)", &findings)
        }
        type = EventType(name: name)
        guard type == nil else { return }
        let nearest = NearestName.of(String(decoding: name, as: UTF8.self), in: EventType.allCases.map(\.name))
        findings.add(
            .unknownType, naming[.type], "names no event type of the catalogue",
            mend: nearest.map { "did you mean \($0)?" } ?? "`leadrelay schema list` shows them all")
    }

    private mutating func readTime(_ time: Envelope.Time, _ findings: inout Findings) {
        switch time {
        case .absent: break
        case .at(let instant): self.time = instant
        case .unreadable:
            findings.add(
                .malformedEnvelope, naming[.time], "is not a time of RFC 3339 in the years 1 to 9999",
                mend: "write for example 2026-01-31T12:00:00Z")
        }
    }

    private mutating func readTeam(_ name: ArraySlice<UInt8>?, _ findings: inout Findings) {
        let entry = type.map { Catalogue[$0] }
        guard let name else {
            if entry?.owner != .worker {
                addMissing(.team, mend: "write \(entry?.onlyTeam?.name ?? "marketing or sales")", &findings)
            }
            return
        }
        guard let team = Team(name: name) else {
            findings.add(
                .malformedEnvelope, naming[.team], "is not a team", mend: "write marketing or sales")
            return
        }
        self.team = team
        if let entry, !entry.mayBeWritten(by: team) {
            let owner = entry.onlyTeam?.name ?? "its worker"
            findings.add(
                .wrongTeam, naming[.team],
                "is \(team.name), but \(entry.type.name) belongs to \(owner)",
                mend: "let \(owner) write it, with its own credentials")
        }
    }

    private func check(
        _ text: ArraySlice<UInt8>?, _ attribute: Attribute, mend: String, _ findings: inout Findings
    ) {
        guard let text, !text.isEmpty else { return addMissing(attribute, mend: mend, &findings) }
        checkText(text, attribute, &findings)
    }

    private func checkText(_ text: ArraySlice<UInt8>, _ attribute: Attribute, _ findings: inout Findings) {
        if text.count > Self.maximumBytes {
            findings.add(
                .malformedEnvelope, naming[attribute], "has \(text.count) bytes",
                mend: "write at most \(Self.maximumBytes)")
        }
        if !Format.isPlainText(text) {
            findings.add(
                .malformedEnvelope, naming[attribute], "has control characters or is not UTF-8",
                mend: "write printable UTF-8")
        }
    }

    private func addMissing(_ attribute: Attribute, mend: String, _ findings: inout Findings) {
        findings.add(.missingAttribute, naming[attribute], "is missing", mend: mend)
    }
}
