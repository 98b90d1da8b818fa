import CloudEvents
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Faults of a record")
struct FaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: FaultCode
        let fields: [String]
        let damage: @Sendable (inout Record) -> Void

        init(
            _ name: String, _ code: FaultCode, _ fields: [String], _ damage: @escaping @Sendable (inout Record) -> Void
        ) {
            testDescription = name
            self.code = code
            self.fields = fields
            self.damage = damage
        }
    }

    struct Record {
        var envelope = Envelope.sample(.leadCaptured)
        var value: ArraySlice<UInt8>? = EventCodec.encode(.leadCaptured(.with { $0.formID = "f" }))[...]
        var key: ArraySlice<UInt8>? = LeadID.sample.uuid.text[...]
    }

    private static let cases: [Case] = [
        Case("no version", .missingAttribute, ["ce_specversion"]) { $0.envelope.specVersion = nil },
        Case("another version", .malformedEnvelope, ["ce_specversion"]) { $0.envelope.specVersion = "0.3".bytes },
        Case("no id, no source", .missingAttribute, ["ce_id", "ce_source"]) {
            $0.envelope.id = nil
            $0.envelope.source = []
        },
        Case("an id with a control character", .malformedEnvelope, ["ce_id"]) { $0.envelope.id = "a\u{0}b".bytes },
        Case("a source that is not UTF-8", .malformedEnvelope, ["ce_source"]) { $0.envelope.source = [0xff] },
        Case("an actor that is too long", .malformedEnvelope, ["ce_actor"]) {
            $0.envelope.actor = String(repeating: "a", count: 257).bytes
        },
        Case("no type", .missingAttribute, ["ce_type"]) { $0.envelope.type = nil },
        Case("a type that nobody knows", .unknownType, ["ce_type"]) {
            $0.envelope.type = "leadrelay.lead.captur.v1".bytes
        },
        Case("a time that is none", .malformedEnvelope, ["ce_time"]) { $0.envelope.time = .unreadable },
        Case("no team", .missingAttribute, ["ce_team"]) { $0.envelope.team = nil },
        Case("a team that is none", .malformedEnvelope, ["ce_team"]) { $0.envelope.team = "finance".bytes },
        Case("the other team (R-6, R-42)", .wrongTeam, ["ce_team"]) { $0.envelope.team = "sales".bytes },
        Case("no subject", .missingAttribute, ["ce_subject"]) { $0.envelope.subject = nil },
        Case("a subject that is no lead id", .malformedEnvelope, ["ce_subject"]) { $0.envelope.subject = "4711".bytes },
        Case("a key that is not the subject", .wrongKey, ["key"]) { $0.key = "4711".bytes },
        Case("a key in upper case", .wrongKey, ["key"]) { $0.key = LeadID.sample.description.uppercased().bytes },
        Case("no content type", .unknownFormat, ["content-type"]) { $0.envelope.contentType = nil },
        Case("another content type", .unknownFormat, ["content-type"]) { $0.envelope.contentType = "text/csv".bytes },
        Case("another message", .malformedEnvelope, ["ce_dataschema"]) {
            $0.envelope.dataSchema = "protobuf:leadrelay.v1.SaleWon".bytes
        },
        Case("a tombstone", .malformedValue, [""]) { $0.value = nil },
        Case("too many bytes", .tooLarge, [""]) { $0.value = Array(repeating: 0, count: 900_001)[...] },
        Case("bytes of another kind", .malformedValue, ["field 13"]) { $0.value = "not protobuf".bytes },
        Case("a text that is not UTF-8", .malformedValue, ["form_id"]) { $0.value = [0x52, 2, 0xc3, 0x28] },
        Case("a message that is cut off", .malformedValue, ["identities[1]"]) {
            $0.value = [0x1a, 4, 0x22, 2, 0x61, 0x62, 0x1a, 9, 0x22]
        },
        Case("a text inside a message that is not UTF-8", .malformedValue, ["origin.click_ids[0].value"]) {
            $0.value = [0x22, 5, 0x6a, 3, 0x12, 1, 0xff]
        },
        Case("100 groups inside each other", .tooDeep, ["person"]) {
            $0.value = Array(repeating: 0x0b, count: 100)[...]
        },
        Case("JSON 100 deep", .tooDeep, [""]) {
            $0.envelope.contentType = "application/json".bytes
            $0.value = (String(repeating: "[", count: 100) + String(repeating: "]", count: 100)).bytes
        },
        Case("JSON that is none", .malformedValue, [""]) {
            $0.envelope.contentType = "application/json; charset=utf-8".bytes
            $0.value = "{'a'}".bytes
        },
        Case("several things", .wrongTeam, ["ce_id", "ce_team", "key"]) {
            $0.envelope.id = nil
            $0.envelope.team = "sales".bytes
            $0.key = "4711".bytes
        },
    ]

    @Test("say what is wrong, where, and what to write", arguments: cases)
    func faults(given: Case) throws {
        var record = Record()
        given.damage(&record)
        let fault = try #require(throws: EventFault.self) {
            try EventCodec.decode(record.envelope, value: record.value, key: record.key)
        }
        #expect(fault.code == given.code)
        #expect(fault.violations.map(\.field) == given.fields)
        #expect(fault.violations.allSatisfy { !$0.problem.isEmpty && !$0.mend.isEmpty })
    }

    @Test("are none in the record that the others are made of")
    func sound() throws {
        let record = Record()
        _ = try EventCodec.decode(record.envelope, value: record.value, key: record.key)
    }

    @Test("the schema's name is enough where there is no content type")
    func schemaAlone() throws {
        var record = Record()
        record.envelope.contentType = nil
        record.envelope.dataSchema = "protobuf:leadrelay.v1.LeadCaptured".bytes
        _ = try EventCodec.decode(record.envelope, value: record.value, key: record.key)
    }

    @Test("a fault of many violations shows three and counts the rest")
    func sentence() {
        let violations = (1...5).map { Violation(field: "f\($0)", problem: "is wrong", mend: "mend it") }
        let sentence = EventFault(.invalidValue, violations).sentence
        #expect(sentence == "f1 is wrong; mend it. f2 is wrong; mend it. f3 is wrong; mend it. And 2 more.")
        let question = EventFault(.malformedValue, field: "f", problem: "is not known", mend: "did you mean g?")
        #expect(question.sentence == "f is not known; did you mean g?")
        #expect(question.everything == "f is not known; did you mean g?")
    }
}
