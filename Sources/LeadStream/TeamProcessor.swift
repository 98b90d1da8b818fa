package import CloudEvents
package import EventLog
package import LeadEvents
package import StreamWorker

/// Runs one team's rules on the team's inbox: decodes, hands the lead's state to the rules, keeps it, writes what they
/// decide.
package struct TeamProcessor<Rules: TeamRules>: Processor, Sendable {
    package let layout: TopicLayout
    package private(set) var agreements: AgreementRegister
    package let writer: DecisionWriter
    private let intake: TeamIntake
    private let namespace: UUIDValue
    /// The event that was read last; `nil` once it was decided on.
    package private(set) var event: LeadEvent?
    /// The lead that it is keyed by; `nil` where it concerns no lead.
    private var lead: LeadID?

    package init(
        layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) {
        self.layout = layout
        agreements = AgreementRegister(read: readAgreement)
        writer = DecisionWriter(layout: layout, team: Rules.team, rulesVersion: Rules.version)
        intake = TeamIntake(layout: layout, team: Rules.team, namespace: namespace)
        self.namespace = namespace
    }

    // MARK: Reading

    package mutating func read(_ record: LogRecord, _ envelope: Envelope) -> Reading {
        let decoded: DecodedEvent
        do {
            // Without a key a record may lie in any partition, and its lead would be kept there a second time.
            decoded = try EventCodec.decode(envelope, value: record.value, key: record.key ?? [])
        } catch { return .deadLetter(DeadLetter(error)) }
        let entry = Catalogue[decoded.event.type]
        if entry.kind == .clock { return .clock(control(decoded)) }
        guard isAccepted(entry, decoded.team) else {
            return .deadLetter(
                DeadLetter(
                    reason: FaultCode.wrongTeam.rawValue,
                    sentence: "`\(entry.type.name)` does not belong in the inbox of \(Rules.team.name); "
                        + "publish it to the inbox of the team that the catalogue names (`leadrelay schema show`)."))
        }
        event = decoded.event
        lead = decoded.key.lead
        if !decoded.hasTime { event?.time = Instant(milliseconds: record.appendTime.milliseconds) }
        return .event(
            key: StateKey(.leads, decoded.key.stateID), time: decoded.hasTime ? decoded.event.time : nil,
            identity: decoded.identityHash)
    }

    private func control(_ decoded: DecodedEvent) -> ClockControl {
        switch decoded.event.payload {
        case .clockHeld: .held
        case .clockReleased: .released
        default: .ticked(decoded.hasTime ? decoded.event.time : nil)
        }
    }

    private func isAccepted(_ entry: CatalogueEntry, _ team: Team) -> Bool {
        switch entry.kind {
        case .activity: team == Rules.team
        case .decision:
            entry.takenInBy.contains(Rules.team) && team != Rules.team
                || entry.isCopiedToOwnInbox && team == Rules.team
        case .alias, .clock: true
        case .agreement, .routing: false
        }
    }

    // MARK: Deciding

    package func takeIn(_ record: LogRecord, _ envelope: Envelope) -> Intake { intake.takeIn(record, envelope) }

    package mutating func follow(_ record: LogRecord, _ envelope: Envelope) {
        // What cannot be read was refused where it was published; here it would say nothing to anyone.
        guard let decoded = try? EventCodec.decode(envelope, value: record.value, key: record.key) else { return }
        let team: Team = record.source.topic == layout.marketing.agreements ? .marketing : .sales
        guard decoded.team == team else { return }
        agreements.take(decoded.event.payload, from: team, appendTime: record.appendTime)
    }

    package mutating func decide(
        _ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn
    ) throws(ProcessorError) {
        guard let event = event.take(), let id = lead else { return }
        var lead = try state(turn)
        if let other = lead.aliasOf, event.type != .leadAliased {
            redirect(record, to: other, &turn)
            return
        }
        let before = lead
        let agreement = agreements.agreement(at: turn.appendTime)
        let context = RuleContext(now: turn.now, agreement: agreement, namespace: namespace)
        let decisions = Rules.decide(event, id, &lead, context)
        // A lead that is left as if never heard of needs no row; any other one is written even unchanged, for its time.
        if lead != before || before != Rules.Lead() { keep(lead, &turn) }
        write(decisions, id, record.key ?? id.uuid.text[...], agreement, envelope, &turn)
    }

    package mutating func fire(_ turn: inout Turn) throws(ProcessorError) {
        let id = LeadID(turn.key.id)
        var lead = try state(turn)
        let agreement = agreements.agreement(at: turn.appendTime)
        let context = RuleContext(now: turn.now, agreement: agreement, namespace: namespace)
        let decisions = Rules.fire(id, &lead, context)
        keep(lead, firedAt: turn.now, &turn)
        write(decisions, id, id.uuid.text[...], agreement, Envelope(), &turn)
    }

    package mutating func handle(
        _ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn
    ) throws(ProcessorError) {}

    // MARK: State

    private func state(_ turn: Turn) throws(ProcessorError) -> Rules.Lead {
        do {
            guard let row = turn.row(turn.key) else { return Rules.Lead() }
            return try Rules.Lead(decoding: row)
        } catch { throw ProcessorError(error) }
    }

    /// A deadline that is not after the one that just fired would never end firing, so it is dropped.
    private func keep(_ lead: Rules.Lead, firedAt fired: Instant? = nil, _ turn: inout Turn) {
        let deadline = lead.deadline.flatMap { deadline in deadline > fired ?? .earliest ? deadline : nil }
        turn.setRow(turn.key, deadline: deadline) { lead.encode(into: &$0) }
    }

    private func write(
        _ decisions: [Decision], _ id: LeadID, _ key: ArraySlice<UInt8>, _ agreement: Agreement, _ cause: Envelope,
        _ turn: inout Turn
    ) {
        for decision in decisions {
            turn.output.append(writer.record(decision, for: id, key, under: agreement, causedBy: cause))
        }
    }

    /// Hands an event on to the lead that this id is only another name of.
    private func redirect(_ record: LogRecord, to lead: LeadID, _ turn: inout Turn) {
        let key = lead.uuid.text[...]
        var headers = RecordHeaders()
        for header in record.headers {
            let isSubject = header.name.elementsEqual("ce_subject".utf8)
            headers.append(name: header.name, value: isSubject ? key : header.value)
        }
        turn.output.append(
            OutgoingRecord(
                topic: layout[Rules.team].inbox, partition: layout.partition(of: key), headers: headers, key: key,
                value: record.value))
    }
}
