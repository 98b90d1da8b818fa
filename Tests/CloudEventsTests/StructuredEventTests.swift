import CloudEvents
import Testing

@Suite("Events in structured mode")
struct StructuredEventTests {
    private static let attributes =
        #""specversion":"1.0","id":"1","source":"crm","type":"t","time":"2026-01-31T12:00:00Z""#

    @Test("are read with their attributes, their data as it was written, and names that nobody knows")
    func reading() throws {
        let event = try StructuredEvent(
            json: #"{\#(Self.attributes),"team":"sales","sequence":"7","agreement":3,"subject":null,"data":{"a": [1]}}"#
                .bytes)
        #expect(event.envelope.team == "sales".bytes)
        #expect(event.envelope.agreement == "3".bytes)
        #expect(event.envelope.subject == nil)
        #expect(event.envelope.contentType == "application/json".bytes)
        #expect(event.extensions == ["sequence"])
        #expect(event.payload == .json(#"{"a": [1]}"#.bytes))
    }

    @Test("hold bytes in base64")
    func binaryData() throws {
        let json = #"{\#(Self.attributes),"datacontenttype":"application/protobuf","data_base64":"Zm9v"}"#
        let event = try StructuredEvent(json: json.bytes)
        #expect(event.payload == .binary(Array("foo".utf8)))
        #expect(event.envelope.contentType == "application/protobuf".bytes)
    }

    @Test("come out as they went in", arguments: [#""data":{"a":"ä\"\n"}"#, #""data_base64":"Zm9v""#])
    func writing(data: String) throws {
        let event = try StructuredEvent(json: "{\(Self.attributes),\(data)}".bytes)
        let again = try StructuredEvent(json: event.json[...])
        #expect(again.payload == event.payload)
        #expect(HeaderList(again.envelope).headers.map(\.value) == HeaderList(event.envelope).headers.map(\.value))
        #expect(!event.json.contains(UInt8(ascii: "\n")))
    }

    @Test(
        "say everything that is wrong with them at once",
        arguments: [
            (#"{"id":"1","id":"2","data":1,"data":2}"#, ["id", "data"]),
            (#"{"id":{},"time":[],"sequence":{}}"#, ["id", "time", "sequence"]),
            (#"{"data_base64":"Zg"}"#, ["data_base64"]), (#"{"data":1,"data_base64":"Zg=="}"#, ["data_base64"]),
            (#"{"ada@example.com":{}}"#, ["(a member whose name is no identifier)"]), ("[]", [""]), ("{", [""]),
        ])
    func faults(json: String, fields: [String]) throws {
        let fault = try #require(throws: StructuredEventFault.self) { try StructuredEvent(json: json.bytes) }
        #expect(fault.kind == .malformed)
        #expect(fault.problems.map(\.field) == fields)
        #expect(fault.problems.allSatisfy { !$0.problem.isEmpty && !$0.mend.isEmpty })
    }

    @Test("have a limit of depth and of size")
    func limits() throws {
        let deep = #"{"data":"# + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}"
        let tooDeep = try #require(throws: StructuredEventFault.self) { try StructuredEvent(json: deep.bytes) }
        #expect(tooDeep.kind == .tooDeep)
        let large = "{\"data\":\"" + String(repeating: "x", count: StructuredEvent.maximumBytes) + "\"}"
        let tooLarge = try #require(throws: StructuredEventFault.self) { try StructuredEvent(json: large.bytes) }
        #expect(tooLarge.kind == .tooLarge)
    }

    @Test(
        "are known by their content type",
        arguments: [
            ("application/cloudevents+json", true), ("Application/CloudEvents+JSON; charset=utf-8", true),
            ("application/json", false), ("application/cloudevents-batch+json", false), ("", false),
        ])
    func contentType(text: String, isStructured: Bool) {
        #expect(StructuredEvent.isContentType(text.bytes) == isStructured)
        #expect(!StructuredEvent.isContentType(nil))
    }
}
