import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import SeededRandom
import SwiftProtobuf

extension BadInput {
    static let table = marketing + sales + ingress

    private static let noise: [UInt8] = {
        var random = SplitMix64(seed: 5)
        return (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    }()

    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    private static let marketing: [BadInput] = [
        BadInput("random bytes without headers", .inbox(.marketing), .deadLetter(.missingAttribute)) {
            $0.headers = RecordHeaders()
            $0.key = noise[..<20]
            $0.value = noise[...]
        },
        BadInput("random bytes in every header and the value", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            for header in Array($0.headers) { $0.set(String(decoding: header.name, as: UTF8.self), bytes: noise[...]) }
            $0.value = noise[...]
        },
        BadInput("headers without values", .inbox(.marketing), .deadLetter(.missingAttribute)) {
            for header in Array($0.headers) {
                $0.set(String(decoding: header.name, as: UTF8.self), nil)
                $0.headers.append(name: header.name, value: nil)
            }
        },
        BadInput("random bytes as the value", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.value = [0xff] + noise
        },
        BadInput("no headers at all", .inbox(.marketing), .deadLetter(.missingAttribute)) {
            $0.headers = RecordHeaders()
        },
        BadInput("a tombstone", .inbox(.marketing), .deadLetter(.malformedValue)) { $0.value = nil },
        BadInput("a value over the limit", .inbox(.marketing), .deadLetter(.tooLarge)) {
            $0.value = [UInt8](repeating: 0, count: EventCodec.maximumValueBytes + 1)[...]
        },
        BadInput("the largest record that the topic takes", .inbox(.marketing), .deadLetter(.tooLarge)) {
            $0.value = [UInt8](repeating: 7, count: 1_294_336 - $0.size + ($0.value?.count ?? 0))[...]
        },
        BadInput("JSON nested 100 deep", .inbox(.marketing), .deadLetter(.tooDeep)) {
            $0.setJSON(#"{"interest":\#(nested(100))}"#)
        },
        BadInput("JSON nested 100,000 deep", .inbox(.marketing), .deadLetter(.tooDeep)) {
            $0.setJSON(#"{"interest":\#(nested(100_000))}"#)
        },
        BadInput("no JSON", .inbox(.marketing), .deadLetter(.malformedValue)) { $0.setJSON("{\"person\":") },
        BadInput("a field that there is not", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.setJSON(#"{"person":{"mail":"\#(secret)@private.example"}}"#)
        },
        BadInput("invalid UTF-8 in JSON", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.setJSON(Array(#"{"interest":""#.utf8) + [0xc3, 0x28] + Array(#""}"#.utf8))
        },
        BadInput("invalid UTF-8 in protobuf", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.value = [7 << 3 | 2, 2, 0xc3, 0x28]
        },
        BadInput("invalid UTF-8 in the id", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_id", bytes: [0xc3, 0x28])
        },
        BadInput("a country that there cannot be", .inbox(.marketing), .deadLetter(.invalidValue)) {
            $0.setJSON(#"{"person":{"email":"\#(secret)@private.example","country":"Germany"}}"#)
        },
        BadInput("a time out of range", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.setJSON(#"{"consents":[{"purpose":"e-mail","time":"99999-01-01T00:00:00Z"}]}"#)
        },
        BadInput("a negative duration", .inbox(.marketing), .deadLetter(.invalidValue)) {
            $0.set("ce_type", EventType.leadEngaged.name)
            $0.setJSON(#"{"signal":"page.viewed","duration":"-5s"}"#)
        },
        BadInput("an amount beyond 64 bits", .inbox(.marketing), .deadLetter(.malformedValue)) {
            $0.set("ce_type", EventType.purchaseCompleted.name)
            $0.setJSON(#"{"orderId":"o-1","amount":{"currency":"EUR","units":"99999999999999999999"}}"#)
        },
        BadInput("a time that is none", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_time", "yesterday")
        },
        BadInput("a year out of range", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_time", "99999-01-01T00:00:00Z")
        },
        BadInput("an event from the future", .inbox(.marketing), .deadLetter(.timeInFuture)) {
            $0.set("ce_time", "9999-12-31T23:59:59Z")
        },
        BadInput("sales under marketing's name", .inbox(.marketing), .deadLetter(.wrongTeam)) {
            $0.set("ce_team", "sales")
        },
        BadInput("a team that there is not", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_team", "finance")
        },
        BadInput("an activity of sales", .inbox(.marketing), .deadLetter(.wrongTeam)) { number, layout in
            [try record(sourced, number, id: "misplaced", .inbox(.marketing), layout)]
        },
        BadInput("an unknown type", .inbox(.marketing), .deadLetter(.unknownType)) {
            $0.set("ce_type", "leadrelay.lead.vanished.v1")
        },
        BadInput("a type of another version", .inbox(.marketing), .deadLetter(.unknownType)) {
            $0.set("ce_type", "leadrelay.lead.captured.v2")
        },
        BadInput("another specification", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_specversion", "0.3")
        },
        BadInput("no content type", .inbox(.marketing), .deadLetter(.unknownFormat)) {
            $0.set("content-type", nil)
            $0.set("ce_dataschema", nil)
        },
        BadInput("a content type that nobody reads", .inbox(.marketing), .deadLetter(.unknownFormat)) {
            $0.set("content-type", "text/plain")
        },
        BadInput("the wrong key", .inbox(.marketing), .deadLetter(.wrongKey)) { $0.key = noise[..<36] },
        BadInput("no key", .inbox(.marketing), .deadLetter(.wrongKey)) { $0.key = nil },
        BadInput("a subject that is no lead", .inbox(.marketing), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_subject", "lead 7")
        },
        BadInput("the same event three times", .inbox(.marketing), .decided) { number, layout in
            Array(repeating: try good(number, .inbox(.marketing), layout), count: 3)
        },
        BadInput("events out of order", .inbox(.marketing), .decided) { number, layout in
            // One that decides nothing by itself, so that only what is lost or doubled would show.
            let consent = EventPayload.consentChanged(
                .with {
                    $0.consent.purpose = "profiling"
                    $0.consent.granted = true
                })
            let later = time.advanced(byMilliseconds: 86_400_000)
            return [
                try record(consent, number, id: "later", at: later, .inbox(.marketing), layout),
                try good(number, .inbox(.marketing), layout),
            ]
        },
        BadInput("an event without a time", .inbox(.marketing), .decided) { $0.set("ce_time", nil) },
        BadInput("an event in JSON", .inbox(.marketing), .decided) { $0.setJSON(#"{"contactRequested":true}"#) },
        BadInput("a header that nobody knows", .inbox(.marketing), .decided) { $0.set("x-noise", bytes: noise[...]) },
    ]

    private static let sales: [BadInput] = [
        BadInput("random bytes", .inbox(.sales), .deadLetter(.missingAttribute)) {
            $0.headers = RecordHeaders()
            $0.key = nil
            $0.value = noise[...]
        },
        BadInput("a capture of marketing", .inbox(.sales), .deadLetter(.wrongTeam)) { number, layout in
            [try record(captured, number, id: "misplaced", .inbox(.sales), layout)]
        },
        BadInput("an offer that sales writes itself", .inbox(.sales), .deadLetter(.wrongTeam)) {
            $0.set("ce_type", EventType.handoffOffered.name)
            $0.set("ce_dataschema", nil)
        },
        BadInput("a decision that sales reports", .inbox(.sales), .deadLetter(.wrongTeam)) {
            $0.set("ce_type", EventType.leadExhausted.name)
            $0.set("ce_dataschema", nil)
            $0.value = EventCodec.encode(.leadExhausted(.with { $0.attempts = 8 }), as: .protobuf)[...]
        },
        BadInput("a schema of another type", .inbox(.sales), .deadLetter(.malformedEnvelope)) {
            $0.set("ce_dataschema", "protobuf:leadrelay.v1.LeadCaptured")
        },
        BadInput("a tombstone", .inbox(.sales), .deadLetter(.malformedValue)) { $0.value = nil },
        BadInput("the same event twice", .inbox(.sales), .decided) { number, layout in
            Array(repeating: try good(number, .inbox(.sales), layout), count: 2)
        },
    ]

    private static let ingress: [BadInput] = [
        BadInput("random bytes", .ingress(.marketing), .deadLetter(.missingAttribute)) {
            $0.headers = RecordHeaders()
            $0.value = noise[...]
        },
        BadInput("a tombstone", .ingress(.marketing), .deadLetter(.malformedValue)) { $0.value = nil },
        BadInput("the other team's activity", .ingress(.marketing), .deadLetter(.wrongTeam)) { number, layout in
            [try record(sourced, number, id: "misplaced", .ingress(.marketing), layout)]
        },
        BadInput("a decision", .ingress(.marketing), .deadLetter(.notPublishable)) { number, layout in
            [try qualified(number, layout)]
        },
        BadInput("an event under any key", .ingress(.marketing), .decided) { $0.key = noise[..<5] },
        BadInput("an event under no key", .ingress(.marketing), .decided) { $0.key = nil },
        BadInput("an event in JSON", .ingress(.marketing), .decided) { $0.setJSON(#"{"contactRequested":true}"#) },
        BadInput("a structured event", .ingress(.marketing), .decided) { number, layout in
            [structured(json(number, data: #"{"contactRequested":true}"#).utf8, .ingress(.marketing), layout)]
        },
        BadInput("a structured event that is no JSON", .ingress(.marketing), .deadLetter(.malformedEnvelope)) {
            structuredRecord($1, #"{"specversion":"1.0","#)
        },
        BadInput("a structured event that is a list", .ingress(.marketing), .deadLetter(.malformedEnvelope)) {
            structuredRecord($1, "[]")
        },
        BadInput("a structured event without its attributes", .ingress(.marketing), .deadLetter(.missingAttribute)) {
            structuredRecord($1, "{}")
        },
        BadInput("a structured event nested 100 deep", .ingress(.marketing), .deadLetter(.tooDeep)) {
            structuredRecord($1, json($0, data: nested(100)))
        },
        BadInput("a structured event with an unknown field", .ingress(.marketing), .deadLetter(.malformedValue)) {
            structuredRecord($1, json($0, data: #"{"contactWished":true}"#))
        },
        BadInput("a structured event of random bytes", .ingress(.marketing), .deadLetter(.malformedEnvelope)) {
            [structured(noise, .ingress(.marketing), $1)]
        },
        BadInput("a structured event from the future", .ingress(.marketing), .deadLetter(.timeInFuture)) {
            structuredRecord($1, json($0, time: "9999-12-31T23:59:59Z", data: "{}"))
        },
    ]

    private static func structuredRecord(_ layout: TopicLayout, _ json: String) -> [OutgoingRecord] {
        [structured(json.utf8, .ingress(.marketing), layout)]
    }

    private static func json(_ number: Int, time: String = "2023-11-14T22:13:20Z", data: String) -> String {
        """
        {"specversion":"1.0","id":"good-\(number)","source":"test","type":"\(EventType.leadCaptured.name)",\
        "time":"\(time)","subject":"\(lead(number))","team":"marketing","data":\(data)}
        """
    }

    private static func qualified(_ number: Int, _ layout: TopicLayout) throws -> OutgoingRecord {
        var record = try good(number, .ingress(.marketing), layout)
        record.set("ce_type", EventType.leadQualified.name)
        record.set("ce_dataschema", nil)
        record.value = EventCodec.encode(.leadQualified(.with { $0.round = 1 }), as: .protobuf)[...]
        return record
    }
}
