package import CloudEvents
package import EventLog
package import LeadEvents

/// Turns decisions into records of the topics they belong to.
package struct DecisionWriter: Sendable {
    package let layout: TopicLayout
    package let team: Team
    package let rulesVersion: UInt32

    package init(layout: TopicLayout, team: Team, rulesVersion: UInt32) {
        self.layout = layout
        self.team = team
        self.rulesVersion = rulesVersion
    }

    /// - Parameter lead: the lead in hand; a decision that names another is written under that one.
    /// - Parameter key: the lead's canonical form.
    /// - Parameter cause: hands its correlation and trace on; empty where a deadline is the cause.
    package func record(
        _ decision: Decision, for lead: LeadID, _ key: ArraySlice<UInt8>, under agreement: Agreement,
        causedBy cause: Envelope
    ) -> OutgoingRecord {
        let subject = decision.lead ?? lead
        let key = subject == lead ? key : subject.uuid.text[...]
        var headers = HeaderBlock()
        EventCodec.write(
            headersOf: decision, under: subject, key, team: team, agreementVersion: agreement.version,
            rulesVersion: rulesVersion, causedBy: cause, into: &headers)
        let role = Catalogue[decision.payload.type].topic(for: team)
        return OutgoingRecord(
            topic: layout.topic(role), partition: role.isSingle ? .zero : layout.partition(of: key),
            headers: headers.headers,
            key: key, value: EventCodec.encode(decision.payload, as: .protobuf)[...])
    }
}
