import LeadBoard
import LeadEvents
import SwiftProtobuf

/// The contract as JSON Schema 2020-12: one document for the `data` of each event type.
enum JSONSchemaExport {
    static let dialect = "https://json-schema.org/draft/2020-12/schema"

    static func files() -> [ExportedFile] {
        Catalogue.entries.map { ExportedFile(path: path(of: $0.type), text: document($0).indented + "\n") }
    }

    static func path(of type: EventType) -> String { "json-schema/\(type.shortName).v1.json" }

    private static func document(_ entry: CatalogueEntry) -> JSONText {
        let schema = ContractSchema.current
        let definitions = schema.reachable(from: entry.messageName).map { name in
            JSONText.Member(short(name), definition(name, schema))
        }
        var members: [JSONText.Member] = [
            .init("$schema", .string(dialect)), .init("$id", .string("urn:leadrelay:\(entry.type.shortName):v1")),
            .init("title", .string(entry.type.name)), .init("description", .string(entry.summary)),
        ]
        members += object(entry.messageName, schema, required: RequiredFields.of(entry.type))
        if !definitions.isEmpty { members.append(.init("$defs", .object(definitions))) }
        return .object(members)
    }

    private static func definition(_ name: String, _ schema: ContractSchema) -> JSONText {
        if let enumeration = schema.enums[name] {
            return .object(
                described(name) + [
                    .init("type", .string("string")), .init("enum", .array(enumeration.value.map { .string($0.name) })),
                ])
        }
        return .object(described(name) + object(name, schema, required: []))
    }

    private static func object(_ name: String, _ schema: ContractSchema, required: [String]) -> [JSONText.Member] {
        let message = schema.messages[name] ?? Google_Protobuf_DescriptorProto()
        let properties = message.field.map { field in
            JSONText.Member(
                field.jsonName, .object(described("\(name).\(field.name)") + JSONSchemaField.keywords(field)))
        }
        var members: [JSONText.Member] = [
            .init("type", .string("object")), .init("properties", .object(properties)),
            .init("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required.map { .string($0) }))) }
        if let choices = choices(message) { members.append(.init("oneOf", choices)) }
        return members
    }

    /// Of the fields of a choice exactly one is there.
    private static func choices(_ message: Google_Protobuf_DescriptorProto) -> JSONText? {
        let fields = message.field.filter { $0.hasOneofIndex && !$0.proto3Optional }
        guard !fields.isEmpty else { return nil }
        return .array(fields.map { .object([.init("required", .array([.string($0.jsonName)]))]) })
    }

    private static func described(_ name: String) -> [JSONText.Member] {
        let comment = SchemaComments.shared[short(name)]
        return comment.map { [.init("description", .string($0))] } ?? []
    }

    /// Without the package.
    static func short(_ name: String) -> String { name.split(separator: ".").dropFirst(2).joined(separator: ".") }
}
