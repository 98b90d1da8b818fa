import CloudEvents
import LeadBoard
import LeadEvents

/// An event type as a message of AsyncAPI.
enum AsyncAPIMessage {
    static func json(_ entry: CatalogueEntry) -> JSONText {
        .object([
            .init("name", .string(entry.type.name)), .init("title", .string(entry.type.shortName)),
            .init("summary", .string(entry.summary)), .init("contentType", .string(contentType(entry))),
            .init("traits", .array([.object([.init("$ref", .string("#/components/messageTraits/cloudEvent"))])])),
            .init(
                "payload",
                .object([
                    .init("schemaFormat", .string("application/schema+json;version=2020-12")),
                    .init("schema", .object([.init("$ref", .string("./\(JSONSchemaExport.path(of: entry.type))"))])),
                ])),
            .init("bindings", .object([.init("kafka", key(entry))])),
            .init("x-owner", .string(entry.owner.rawValue)), .init("x-protobuf", .string(entry.messageName)),
        ])
    }

    /// What the value is written as: workers write protobuf; what others publish may be either, and JSON is what they need
    /// no code for. The payload's schema describes the JSON form of the message that `x-protobuf` names.
    private static func contentType(_ entry: CatalogueEntry) -> String {
        switch entry.kind {
        case .activity, .agreement: PayloadEncoding.json.contentType
        case .decision, .clock, .alias, .routing: PayloadEncoding.protobuf.contentType
        }
    }

    private static func key(_ entry: CatalogueEntry) -> JSONText {
        .object([
            .init("key", .object([.init("type", .string("string")), .init("description", .string(entry.key.phrase))])),
            .init("bindingVersion", .string(AsyncAPIExport.bindingVersion)),
        ])
    }

    /// The headers that every event has: CloudEvents 1.0 in binary mode.
    static var cloudEvent: JSONText {
        let texts: [(Attribute, String)] = [
            (.specVersion, "1.0"),
            (.id, "Unique within the source; the same id twice changes nothing the second time."),
            (.source, "The system that the event comes from."), (.type, "For example leadrelay.lead.captured.v1."),
            (.time, "When it happened, RFC 3339. Left out: when it was appended."),
            (.subject, "The lead's id. Left out: derived from the identities that the event brings."),
            (.team, "marketing or sales: who writes it."), (.actor, "The person or system that acted."),
            (.dataSchema, "protobuf: and the message's name."),
            (.contentType, "application/protobuf or application/json: how the value is written."),
            (.correlationID, "What belongs together, for example a campaign's run; decisions hand it on."),
            (.causationID, "On decisions: source and id of the event that led to it, with a space between."),
            (.traceParent, "W3C Trace Context; decisions hand it on."),
            (.agreement, "On decisions: version of the agreement in force; 0 is the built-in one."),
            (.rules, "On decisions: version of the team's rules."),
            (.intakeFrom, "On copies in an inbox: topic, partition and offset of the original."),
            (.replayOf, "On replayed records: topic, partition and offset of the original."),
        ]
        let needed: [Attribute] = [.specVersion, .id, .source, .type]
        return .object([
            .init("description", .string("CloudEvents 1.0 in the Kafka binding's binary mode.")),
            .init(
                "headers",
                .object([
                    .init("type", .string("object")),
                    .init(
                        "properties",
                        .object(
                            texts.map { attribute, text in
                                .init(
                                    "\(attribute.headerName)",
                                    .object([.init("type", .string("string")), .init("description", .string(text))]))
                            })),
                    .init("required", .array(needed.map { .string("\($0.headerName)") })),
                ])),
        ])
    }
}
