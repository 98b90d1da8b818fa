import CloudEvents

/// Says for a log what an event is, without personal data: names of fields, ids and counts, never another value.
package enum Redaction {
    /// One line: type, reference, time, and what the payload holds.
    package static func describe(_ event: LeadEvent) -> String {
        "\(describe(event.payload)) [\(event.reference.text) at \(event.time)]"
    }

    /// One line: type and what the payload holds, for example
    /// `leadrelay.deal.opened.v1 {dealId=D-7 rep=r-3 amount{currency units} lineItems[2]}`.
    package static func describe(_ payload: EventPayload) -> String {
        let bytes = EventCodec.encode(payload, as: .json)
        let document = try? JSONParser.parse(bytes[...], maximumDepth: EventCodec.maximumDepth)
        return "\(payload.type.name) \(document.map { outline(of: $0) } ?? "{}")"
    }

    /// Fields whose values are ids that systems give, and numbers: what is needed to find an event again.
    private static let shown: Set<String> = [
        "handoffId", "dealId", "orderId", "meetingId", "proposalId", "objectionId", "messageId", "rep", "fromRep",
        "toRep",
        "pool", "campaign", "round", "request", "score", "fit", "engagement", "attempts", "agreementVersion", "version",
    ]

    private static func outline(of value: JSONValue) -> String {
        switch value.content {
        case .object(let members): "{\(members.map(outline(of:)).joined(separator: " "))}"
        case .array(let elements): "[\(elements.count)]"
        case .string, .number, .boolean, .null: ""
        }
    }

    private static func outline(of member: JSONMember) -> String {
        guard shown.contains(member.name) else { return member.name + outline(of: member.value) }
        return switch member.value.content {
        case .string(let text): "\(member.name)=\(text.prefix(64))"
        case .number: "\(member.name)=\(String(decoding: member.value.bytes, as: UTF8.self))"
        case .object, .array, .boolean, .null: member.name + outline(of: member.value)
        }
    }
}
