import CloudEvents
import LeadEvents
import Testing

@Suite("The codec")
struct EventCodecTests {
    private static let lead = LeadID.sample

    @Test("reads back what it writes, in both encodings", arguments: PayloadEncoding.allCases)
    func roundTrip(encoding: PayloadEncoding) throws {
        var captured = LeadCaptured()
        captured.person.email = "ada@example.com"
        captured.contactRequested = true
        let value = EventCodec.encode(.leadCaptured(captured), as: encoding)
        let envelope = Envelope.sample(.leadCaptured, encoding: encoding)
        let decoded = try EventCodec.decode(envelope, value: value[...], key: Self.lead.uuid.text[...])
        #expect(decoded.event.payload == .leadCaptured(captured))
        #expect(decoded.key == .lead(Self.lead))
        #expect(decoded.team == .marketing)
        #expect(decoded.event.reference == EventReference(source: "test", id: "1"))
        #expect(!decoded.hasTime)
    }

    @Test("writes decisions under an id that depends on lead, type and subject alone")
    func decisions() throws {
        var offered = HandoffOffered()
        offered.handoffID = DecisionID.handoff(of: Self.lead, round: 1).description
        let time = Instant(milliseconds: 1_700_000_000_000)
        let decision = Decision(payload: .handoffOffered(offered), time: time, subject: "round 1")
        let envelope = DecisionHeaders(
            decision, under: Self.lead, team: .marketing, agreementVersion: 3, rulesVersion: 12
        ).envelope
        #expect(envelope.id?.elementsEqual(offered.handoffID.utf8) == true)
        #expect(envelope.agreement?.elementsEqual("3".utf8) == true)
        #expect(envelope.rules?.elementsEqual("12".utf8) == true)
        #expect(envelope.source?.elementsEqual("leadrelay:marketing-worker".utf8) == true)
    }
}
