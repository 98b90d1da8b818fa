package import CloudEvents
package import EventLog
import LeadEvents
package import LeadStream
package import StreamWorker

/// Runs sales' rules on sales' inbox, and the router on what they ask of it.
///
/// The router reads one partition with one order across all leads, because fairness needs one. Its answers go to the
/// lead's partition of the decisions, and a copy of each to the lead's partition of the inbox, in the same commit.
package struct SalesProcessor: Processor, Sendable {
    private let layout: TopicLayout
    private var team: TeamProcessor<SalesRules>

    package init(
        layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) {
        self.layout = layout
        team = TeamProcessor(layout: layout, namespace: namespace, readAgreement: readAgreement)
    }

    package mutating func read(_ record: LogRecord, _ envelope: Envelope) -> Reading {
        team.read(record, envelope)
    }

    package func takeIn(_ record: LogRecord, _ envelope: Envelope) -> Intake {
        record.source.topic == layout.routing ? .handle(RoutingRows.clock) : team.takeIn(record, envelope)
    }

    package mutating func follow(_ record: LogRecord, _ envelope: Envelope) { team.follow(record, envelope) }

    package mutating func decide(
        _ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn
    ) throws(ProcessorError) {
        if case .repChanged = team.event?.payload { turn.output.append(routed(record)) }
        try team.decide(record, envelope, &turn)
    }

    package mutating func fire(_ turn: inout Turn) throws(ProcessorError) {
        guard RoutingRows.owns(turn.key) else { return try team.fire(&turn) }
        try route(nil, Envelope(), &turn)
    }

    package mutating func handle(
        _ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn
    ) throws(ProcessorError) {
        // Only this worker writes the topic, so what cannot be read there is a fault of ours, not of a sender.
        guard let decoded = try? EventCodec.decode(envelope, value: record.value, key: record.key) else { return }
        try route(decoded, envelope, &turn)
    }

    /// A copy of a change of a rep for the router, as it came.
    private func routed(_ record: LogRecord) -> OutgoingRecord {
        OutgoingRecord(
            topic: layout.routing, partition: .zero, headers: record.headers, key: record.key, value: record.value)
    }

    /// Lets the router take an event, or the passing of its deadline, and writes what it assigns.
    private func route(
        _ decoded: DecodedEvent?, _ cause: Envelope, _ turn: inout Turn
    ) throws(ProcessorError) {
        let agreement = team.agreements.agreement(at: turn.appendTime)
        let context = RuleContext(now: turn.now, agreement: agreement)
        var rows = RoutingRows(turn)
        let assigned: [Decision]
        do {
            if let decoded {
                assigned = try Router.take(decoded.event, of: decoded.key.lead, in: &rows, context)
            } else {
                assigned = try Router.fire(in: &rows, context)
            }
        } catch { throw ProcessorError(error) }
        for decision in assigned { write(decision, agreement, cause, &turn) }
    }

    private func write(
        _ decision: Decision, _ agreement: Agreement, _ cause: Envelope, _ turn: inout Turn
    ) {
        guard let lead = decision.lead else { return }
        let record = team.writer.record(decision, for: lead, lead.uuid.text[...], under: agreement, causedBy: cause)
        var copy = record
        copy.topic = layout.sales.inbox
        turn.output.append(record)
        turn.output.append(copy)
    }
}
