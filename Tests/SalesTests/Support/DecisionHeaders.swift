import CloudEvents
import LeadEvents

/// What the headers of a decision say.
struct DecisionHeaders: HeaderSink {
    private(set) var envelope = Envelope()

    init(_ decision: Decision, under lead: LeadID, team: Team) {
        EventCodec.write(
            headersOf: decision, under: lead, lead.uuid.text[...], team: team, agreementVersion: 0,
            rulesVersion: 1, causedBy: Envelope(), into: &self)
    }

    mutating func append(name: StaticString, value: ArraySlice<UInt8>) {
        envelope.take(name: Array("\(name)".utf8)[...], value: value)
    }
}
