import CloudEvents
import SwiftProtobuf

/// The messages of `schemas/` by their names, so that what is wrong with a value can be named. Read once, and only where
/// JSON is read or something is wrong.
struct Schema: Sendable {
    static let shared = Schema()

    private var messages: [String: MessageSchema] = [:]
    private var enums: [String: EnumSchema] = [:]

    /// - Parameter name: with its package, for example `leadrelay.v1.LeadCaptured`.
    func message(_ name: String) -> MessageSchema? { messages[name] }
    func enumeration(_ name: String) -> EnumSchema? { enums[name] }

    private init() {
        let bytes = Base64.decode(SchemaDescriptor.base64.utf8) ?? []
        guard let files = try? Google_Protobuf_FileDescriptorSet(serializedBytes: bytes) else { return }
        for file in files.file {
            for message in file.messageType { add(message, inside: file.package) }
            for enumeration in file.enumType { add(enumeration, inside: file.package) }
        }
    }

    private mutating func add(_ message: Google_Protobuf_DescriptorProto, inside scope: String) {
        let name = "\(scope).\(message.name)"
        messages[name] = MessageSchema(message)
        for nested in message.nestedType { add(nested, inside: name) }
        for enumeration in message.enumType { add(enumeration, inside: name) }
    }

    private mutating func add(_ enumeration: Google_Protobuf_EnumDescriptorProto, inside scope: String) {
        enums["\(scope).\(enumeration.name)"] = EnumSchema(names: enumeration.value.map(\.name))
    }
}

/// The values of an enum.
struct EnumSchema: Sendable {
    let names: [String]
}

/// The fields of a message.
struct MessageSchema: Sendable {
    let fields: [FieldSchema]
    private let byName: [String: Int]
    private let byNumber: [Int32: Int]

    init(_ descriptor: Google_Protobuf_DescriptorProto) {
        fields = descriptor.field.compactMap { FieldSchema($0) }
        byName = Dictionary(
            fields.enumerated().flatMap { [($1.jsonName, $0), ($1.name, $0)] }, uniquingKeysWith: { first, _ in first })
        byNumber = Dictionary(fields.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// By its JSON name or its name in the schema; a reader of proto3's JSON takes both.
    func field(named name: String) -> FieldSchema? { byName[name].map { fields[$0] } }
    func field(numbered number: Int32) -> FieldSchema? { byNumber[number].map { fields[$0] } }
}
