import CloudEvents
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Validation")
struct ValidationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let type: EventType
        let data: String
        /// Field and problem of every violation, in their order.
        let expected: [String]

        init(_ type: EventType, _ data: String, _ expected: String...) {
            self.type = type
            self.data = data
            self.expected = expected
        }

        var testDescription: String { "\(type) \(data)" }
    }

    private static let values: [Case] = [
        Case(
            .leadCaptured, #"{"person":{"email":"ada","country":"gb","language":"en_GB","timeZone":"Lon don"}}"#,
            "person.email is no e-mail address", "person.language is no BCP 47 language",
            "person.timeZone is no IANA time zone", "person.country is no ISO 3166-1 alpha-2 code"),
        Case(
            .leadCaptured,
            #"{"origin":{"clickIds":[{"kind":"gclid","value":"x"},{"kind":"fbp","value":"y"},{"value":"z"}]}}"#,
            "origin.clickIds[2].kind is missing"),
        Case(
            .leadCaptured, #"{"identities":[{"phone":"0151 1"},{},{"externalId":{"system":"crm"}},{"email":"a@b@c"}]}"#,
            "identities[0].phone is no number in E.164", "identities[1] names nothing",
            "identities[2].externalId.id is missing", "identities[3].email is no e-mail address"),
        Case(.leadCaptured, #"{"person":{"phone":"0151 12345 ext. 9"}}"#),
        Case(
            .leadCaptured, #"{"person":{"sealed":"AAE=","city":"x"}}"#,
            "person.sealed stands beside fields that are not sealed"),
        Case(
            .leadCaptured, #"{"person":{"sealed":"\#(String(repeating: "A", count: 87_384))"}}"#,
            "person.sealed has 65538 bytes"),
        Case(
            .leadCaptured, #"{"account":{"domain":"https://Example.com"}}"#,
            "account.domain is no domain name in lower case"),
        Case(
            .leadCaptured, #"{"custom":[{"key":"b","value":"1"},{"key":"a"},{"key":"a"},{"value":"1"}]}"#,
            "custom[1].key does not come after the key before it", "custom[2].key is there twice",
            "custom[3].key is missing", "custom[3].key does not come after the key before it"),
        Case(.leadEngaged, "{}", "signal is missing"),
        Case(.leadEngaged, #"{"signal":"x","duration":"-1s"}"#, "duration is negative or out of range"),
        Case(.leadEngaged, #"{"signal":"x","direction":9}"#, "direction is 9, which this version does not know"),
        Case(
            .leadEngaged, #"{"signal":"x","value":{"currency":"euro","units":"1","nanos":-1}}"#,
            "value.currency is no ISO 4217 code", "value.nanos has another sign than units"),
        Case(
            .leadEngaged, #"{"signal":"x","value":{"currency":"EUR","nanos":1000000000}}"#, "value.nanos is 1000000000"),
        Case(
            .leadUpdated, #"{"saidBy":"crm","cleared":["person.fone"]}"#,
            "cleared[0] names no field of person or account"),
        Case(.touchRecorded, #"{"campaign":"c","channel":"press"}"#, "audience is missing"),
        Case(
            .campaignScheduled,
            #"{"campaign":"c","period":{"from":"2026-02-01T00:00:00Z","until":"2026-01-01T00:00:00Z"}}"#,
            "period.until is not after from"),
        Case(.promotionStarted, #"{"campaign":"c","discount":10001}"#, "period is missing", "discount is 10001"),
        Case(.purchaseCompleted, #"{"orderId":"O","lineItems":[{"product":"p"}]}"#, "lineItems[0].quantityMilli is 0"),
        Case(.handoffAccepted, #"{"handoffId":"H-1"}"#, "handoffId is no UUID in lower case", "rep is missing"),
        Case(
            .saleWon,
            #"{"dealId":"D","credited":[{"rep":"a","role":"ae","share":6000},{"rep":"b","role":"ae","share":6000}]}"#,
            "credited[0].share is one of shares of the same role that add up to 12000"),
        Case(.meetingScheduled, #"{"rep":"r","meetingId":"m"}"#, "startsAt is missing"),
        Case(
            .repChanged, #"{"rep":"r","weight":1001,"languages":["en","e"]}"#, "weight is 1001",
            "languages[1] is no BCP 47 language"),
        Case(
            .agreementProposed,
            #"{"version":1,"document":"version: 1","hash":"\#(String(repeating: "a", count: 64))"}"#,
            "hash is not the document's"),
        Case(.agreementSigned, #"{"hash":"ABC"}"#, "version is 0", "hash is no SHA-256"),
        Case(
            .creditAssigned, #"{"dealId":"D","rule":"first-touch","shares":[{"team":"TEAM_SALES","share":1}]}"#,
            "shares add up to 1"),
        Case(
            .ownerChanged, "{\"toRep\":\"a\\u0000b\",\"by\":\"\(String(repeating: "x", count: 257))\"}",
            "toRep has control characters", "by has 257 bytes"),
    ]

    private static let shapes: [Case] = [
        Case(.leadCaptured, "[]", "the value is no JSON object"),
        Case(
            .leadCaptured, #"{"contactRequestd":true,"person":{"eMail":"a@b"},"zzz":1}"#,
            "contactRequestd is no field that is known", "person.eMail is no field that is known",
            "zzz is no field that is known"),
        Case(
            .leadCaptured, #"{"formId":1,"contactRequested":"yes","products":"p","person":"Ada","kind":"CUSTOMER"}"#,
            "formId is no text", "contactRequested is neither true nor false", "products is no list",
            "person is no JSON object", "kind is none of the values that are known"),
        Case(
            .leadCaptured, #"{"formId":"a","formId":"b","form_id":"c"}"#,
            "formId is there more than once", "formId is there more than once"),
        Case(
            .leadCaptured, #"{"identities":[{"email":"a@b.c","phone":"+4915112345678"}]}"#,
            "identities[0].phone stands beside email"),
        Case(.leadCaptured, #"{"products":["a",null,3]}"#, "products[1] is no text", "products[2] is no text"),
        Case(
            .leadCaptured, #"{"ada@example.com":1}"#, "(a member whose name is no identifier) is no field that is known"
        ),
        Case(
            .campaignScheduled, #"{"campaign":"c","plannedLeads":-1,"period":{"from":"yesterday","until":1}}"#,
            "plannedLeads is no whole number in range",
            "period.from is not a time of RFC 3339 in the years 1 to 9999",
            "period.until is not a time of RFC 3339 in the years 1 to 9999"),
        Case(
            .touchRecorded, #"{"campaign":"c","channel":"press","audience":"AUDIENCE_GENRAL"}"#,
            "audience is none of the values that are known"),
        Case(
            .touchRecorded, #"{"campaign":"c","channel":"x","audience":1,"reach":"18446744073709551616"}"#,
            "reach is no whole number in range"),
        Case(
            .promotionStarted, #"{"campaign":"c","discount":1.5,"period":{}}"#,
            "discount is no whole number in range", "period.from is missing", "period.until is missing"),
        Case(.leadEngaged, #"{"signal":"x","duration":"1 min"}"#, "duration is no duration"),
        Case(.leadCaptured, #"{"person":{"sealed":"?"}}"#, "person.sealed is not base64"),
        Case(.leadCaptured, #"{"person":null,"products":[],"formId":null}"#),
        Case(
            .promotionStarted,
            #"{"campaign":"c","discount":1e3,"period":{"from":"2026-01-01T00:00:00Z","until":"2026-02-01T00:00:00+01:00"}}"#
        ),
    ]

    @Test("names every field, its problem and its mend at once", arguments: values + shapes)
    func violations(of given: Case) {
        let found = Self.violations(of: given.type, given.data)
        #expect(found.map { "\($0.field.isEmpty ? "the value" : $0.field) \($0.problem)" } == given.expected)
        #expect(found.allSatisfy { !$0.mend.isEmpty })
    }

    @Test(
        "names what was meant",
        arguments: [
            (EventType.leadCaptured, #"{"contactRequestd":true}"#, "did you mean contactRequested?"),
            (.leadCaptured, #"{"person":{"givenname":"Ada"}}"#, "did you mean givenName?"),
            (
                .touchRecorded, #"{"campaign":"c","channel":"x","audience":"AUDIENCE_GENRAL"}"#,
                "did you mean AUDIENCE_GENERAL?"
            ),
            (.leadUpdated, #"{"saidBy":"crm","cleared":["person.fone"]}"#, "did you mean person.phone?"),
        ])
    func nearestNames(type: EventType, data: String, mend: String) {
        #expect(Self.violations(of: type, data).map(\.mend).contains(mend))
    }

    @Test("calls fields of protobuf values by the names of the schema")
    func protobufNames() throws {
        let captured = LeadCaptured.with {
            $0.origin.clickIds = [ClickId.with { $0.kind = "gclid" }]
            $0.person.timeZone = "?"
        }
        let fault = try #require(throws: EventFault.self) {
            try EventCodec.decode(
                .sample(.leadCaptured), value: EventCodec.encode(.leadCaptured(captured))[...], key: nil)
        }
        #expect(fault.code == .invalidValue)
        #expect(fault.violations.map(\.field) == ["person.time_zone", "origin.click_ids[0].value"])
    }

    @Test("holds lists to their limits (R-64: and one message to one person)")
    func limits() {
        let custom = (0..<65).map { #"{"key":"k\#($0 + 100)","value":"v"}"# }.joined(separator: ",")
        #expect(Self.violations(of: .leadCaptured, "{\"custom\":[\(custom)]}").map(\.problem) == ["has 65 entries"])
        let long = String(repeating: "x", count: 1_024)
        #expect(
            Self.violations(of: .leadCaptured, #"{"custom":[{"key":"k","value":"\#(long)"}]}"#).map(\.field) == [
                "custom[0]"
            ])

        var toLead = Envelope.sample(.messageSent, encoding: .json)
        toLead.subject = LeadID.sample.uuid.text[...]
        let toMany = #"{"messageId":"m","audienceSize":"2"}"#
        #expect(Self.violations(toLead, toMany).map(\.field) == ["audienceSize"])
        #expect(Self.violations(toLead, #"{"messageId":"m","audienceSize":"1"}"#).isEmpty)
        #expect(Self.violations(of: .messageSent, toMany).map(\.field) == ["campaign"])
        #expect(Self.violations(of: .messageSent, #"{"messageId":"m","audienceSize":2,"campaign":"c"}"#).isEmpty)
    }

    @Test("never quotes personal data")
    func personalData() throws {
        let secrets = ["zq1@zq1@example.com", "zq2", "zq3\u{0}", "zq4", "zq5"]
        let data = """
            {"person":{"email":"\(secrets[0])","country":"\(secrets[1])","language":"\(secrets[1])!","city":7},
            "identities":[{"phone":"\(secrets[1])"},{"externalId":{"system":"crm","id":"zq3\\u0000"}}],
            "contactRequested":"\(secrets[3])","\(secrets[4]) is a name":1,"kind":"\(secrets[3])"}
            """
        let found = Self.violations(of: .leadCaptured, data)
        #expect(found.count == 9)
        let text = EventFault(.invalidValue, found).sentence + found.map(\.sentence).joined()
        #expect(!text.contains("zq"))
    }

    private static func violations(of type: EventType, _ data: String) -> [Violation] {
        violations(.sample(type, encoding: .json), data)
    }

    private static func violations(_ envelope: Envelope, _ data: String) -> [Violation] {
        do throws(EventFault) {
            _ = try EventCodec.decode(envelope, value: data.bytes, key: nil)
            return []
        } catch {
            return error.violations
        }
    }
}
