import CloudEvents
import LeadEvents

/// What the headers of a decision say.
struct DecisionHeaders: HeaderSink {
    private(set) var envelope = Envelope()

    init(_ decision: Decision, under lead: LeadID, team: Team, agreementVersion: UInt32 = 0, rulesVersion: UInt32 = 1) {
        EventCodec.write(
            headersOf: decision, under: lead, lead.uuid.text[...], team: team, agreementVersion: agreementVersion,
            rulesVersion: rulesVersion, causedBy: Envelope(), into: &self)
    }

    mutating func append(name: StaticString, value: ArraySlice<UInt8>) {
        envelope.take(name: Array("\(name)".utf8)[...], value: value)
    }
}
