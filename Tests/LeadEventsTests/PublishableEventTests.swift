import CloudEvents
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("What is published")
struct PublishableEventTests {
    private static let time = Instant(milliseconds: 1_769_860_800_000)

    @Test("goes to its team's inbox under the lead that its identities name")
    func derivedLead() throws {
        let captured = LeadCaptured.with { $0.person.email = "Ada@Example.com" }
        let event = try PublishableEvent(
            payload: .leadCaptured(captured), source: "form", id: "1", time: Self.time)
        let lead = try #require(LeadID.derive(from: [.with { $0.email = "ada@example.com" }]))
        #expect(event.lead == lead)
        #expect(event.topic == .inbox(.marketing))
        #expect(event.team == .marketing)
        #expect(event.time == Self.time)
        #expect(event.envelope.subject == lead.uuid.text[...])
        let decoded = try EventCodec.decode(event.envelope, value: event.value, key: event.key.bytes)
        #expect(decoded.event.payload == .leadCaptured(captured))
    }

    @Test("is the same from a line of JSON and from a program")
    func structured() throws {
        let json = #"""
            {"specversion":"1.0","id":"1","source":"form","type":"leadrelay.lead.captured.v1","time":"2026-01-31T12:00:00Z",
            "team":"marketing","data":{"person":{"email":"ada@example.com"}}}
            """#
        let fromLine = try PublishableEvent(structured: json.bytes)
        let fromProgram = try PublishableEvent(
            payload: .leadCaptured(.with { $0.person.email = "ada@example.com" }), source: "form", id: "1",
            time: Self.time)
        #expect(fromLine.key == fromProgram.key)
        #expect(fromLine.value == fromProgram.value)
        #expect(fromLine.json == fromProgram.json)
        let again = try PublishableEvent(structured: fromLine.json[...])
        #expect(again.key == fromLine.key && again.value == fromLine.value && again.topic == fromLine.topic)
    }

    @Test("keeps fields of protobuf data that this version does not know")
    func unknownFields() throws {
        let data =
            EventCodec.encode(.leadCaptured(.with { $0.person.email = "ada@example.com" })) + [0xfa, 0x7c, 1, 0x21]
        var event = StructuredEvent(envelope: .sample(.leadCaptured), payload: .binary(data))
        event.envelope.subject = nil
        #expect(try PublishableEvent(structured: event.json[...]).value == data[...])
    }

    @Test(
        "has the key that the catalogue says",
        arguments: [
            (EventPayload.campaignStarted(.with { $0.campaign = "spring" }), EventKey.other(.campaign, "spring")),
            (.repChanged(.with { $0.rep = "r-1" }), .other(.rep, "r-1")),
            (.claimRetired(.with { $0.claim = "c" }), .other(.claim, "c")),
            (.knowledgeAcknowledged(.with { $0.fact = "f" }), .other(.fact, "f")),
        ])
    func keys(payload: EventPayload, key: EventKey) throws {
        let team = Catalogue[payload.type].onlyTeam ?? .sales
        let event = try PublishableEvent(payload: payload, source: "s", id: "1", time: nil, team: team)
        #expect(event.key == key)
        #expect(event.envelope.subject == key.bytes)
        #expect(event.lead == nil)
        #expect(event.topic == Catalogue[payload.type].topic(for: team))
    }

    @Test("needs an id, a source, and a team where both could have written it")
    func missing() throws {
        let fault = try #require(throws: EventFault.self) {
            try PublishableEvent(
                payload: .activityRetracted(.with { $0.reason = "test" }), source: "", id: "", time: nil,
                subject: .sample)
        }
        #expect(fault.code == .missingAttribute)
        #expect(fault.violations.map(\.field) == ["id", "source", "team", "activity"])
    }

    @Test(
        "names the places of a line as the line does",
        arguments: [
            (#""subjct":"x","data":{"person":{"email":"a@b.c"}}"#, ["subjct"]),
            (#""agreement":"3","intakefrom":"x","data":{"person":{"email":"a@b.c"}}"#, ["agreement", "intakefrom"]),
            (#""time":"soon","datacontenttype":"text/csv","data":{}"#, ["time", "datacontenttype"]),
            (#""data":{"person":{"email":"a"},"formID":"x"}"#, ["data.formID", "data.person.email"]),
            (#""data":[]"#, ["data", "subject"]), (#""subject":"x""#, ["datacontenttype"]),
        ])
    func places(members: String, fields: [String]) throws {
        let json =
            #"{"specversion":"1.0","id":"1","source":"s","type":"leadrelay.lead.captured.v1","team":"marketing",\#(members)}"#
        let fault = try #require(throws: EventFault.self) { try PublishableEvent(structured: json.bytes) }
        #expect(fault.violations.map(\.field) == fields)
    }

    @Test("may carry extensions that nobody knows")
    func extensions() throws {
        let json = CatalogueExample.json(for: .leadCaptured).replacing("\"team\"", with: "\"sequence\":\"7\",\"team\"")
        _ = try PublishableEvent(structured: json.bytes)
    }

    @Test("is no founding signature: one team's word must not stand for both")
    func founding() throws {
        let json = CatalogueExample.json(for: .agreementSigned).replacing(
            "\"hash\"", with: "\"founding\":true,\"hash\"")
        let fault = try #require(throws: EventFault.self) { try PublishableEvent(structured: json.bytes) }
        #expect(fault.violations.map(\.field) == ["data.founding"])
    }

    @Test("is never a worker's own", arguments: Catalogue.entries.filter { !$0.isPublishable })
    func workersOwn(entry: CatalogueEntry) throws {
        let fault = try #require(throws: EventFault.self) {
            try PublishableEvent(structured: CatalogueExample.json(for: entry.type).bytes)
        }
        #expect(fault.code == .notPublishable)
    }
}
