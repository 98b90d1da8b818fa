import CloudEvents
import Testing

@Suite("The envelope in binary mode")
struct EnvelopeTests {
    private static let headers = [
        ("ce_specversion", "1.0"), ("ce_id", "42"), ("ce_type", "leadrelay.lead.captured.v1"), ("ce_source", "crm"),
        ("ce_time", "2026-01-31T12:00:00Z"), ("ce_subject", "s"), ("ce_dataschema", "protobuf:x"),
        ("content-type", "application/protobuf"), ("ce_team", "marketing"), ("ce_actor", "form"),
        ("ce_correlationid", "c"), ("ce_causationid", "crm 41"), ("traceparent", "00-1-2-01"), ("ce_agreement", "3"),
        ("ce_rules", "1"), ("ce_intakefrom", "t/0/9"), ("ce_replayof", "r"),
    ]

    @Test("takes every header and writes them in one order, whatever the order they came in")
    func roundTrip() {
        var envelope = Envelope()
        for (name, value) in Self.headers.reversed() { envelope.take(name: name.bytes, value: value.bytes) }
        let written = HeaderList(envelope).headers
        #expect(written.map(\.name) == Self.headers.map(\.0))
        #expect(written.map(\.value) == Self.headers.map(\.1))
    }

    @Test(
        "leaves alone what it does not know",
        arguments: ["", "ce_", "ce_foo", "ce_idd", "CE_ID", "ce_typo", "content_type", "ce_correlationix", "x"])
    func unknownHeaders(name: String) {
        var envelope = Envelope()
        envelope.take(name: name.bytes, value: "1".bytes)
        #expect(HeaderList(envelope).headers.isEmpty)
    }

    @Test("tells a header without a value from one with an empty value")
    func emptyValues() {
        var envelope = Envelope()
        envelope.take(name: "ce_id".bytes, value: nil)
        #expect(envelope.id == nil)
        envelope.take(name: "ce_id".bytes, value: [])
        #expect(envelope.id == [])
    }

    @Test("takes the trace context under either name")
    func traceContext() {
        var envelope = Envelope()
        envelope.take(name: "ce_traceparent".bytes, value: "00-1-2-01".bytes)
        #expect(envelope.traceParent == "00-1-2-01".bytes)
    }

    @Test("keeps apart a time that is not there, one that is, and one that cannot be read")
    func times() {
        var envelope = Envelope()
        #expect(envelope.time == .absent)
        envelope.take(name: "ce_time".bytes, value: "1970-01-01T00:00:01Z".bytes)
        #expect(envelope.time == .at(Instant(milliseconds: 1_000)))
        envelope.take(name: "ce_time".bytes, value: "yesterday".bytes)
        #expect(envelope.time == .unreadable)
    }
}
