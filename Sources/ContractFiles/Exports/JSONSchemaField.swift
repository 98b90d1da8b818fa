import LeadBoard
import SwiftProtobuf

/// What JSON Schema says of a field's value, as proto3's JSON writes it.
enum JSONSchemaField {
    static func keywords(_ field: Google_Protobuf_FieldDescriptorProto) -> [JSONText.Member] {
        guard field.label == .repeated else { return single(field) }
        return [.init("type", .string("array")), .init("items", .object(single(field)))]
    }

    private static func single(_ field: Google_Protobuf_FieldDescriptorProto) -> [JSONText.Member] {
        switch field.type {
        case .string: [.init("type", .string("string"))]
        case .bytes: [.init("type", .string("string")), .init("contentEncoding", .string("base64"))]
        case .bool: [.init("type", .string("boolean"))]
        case .int32, .sint32, .sfixed32: integer(Int64(Int32.min), Int64(Int32.max))
        case .uint32, .fixed32: integer(0, Int64(UInt32.max))
        // Beyond 2^53 a JSON number loses digits, so proto3 writes these in quotes; both are read.
        case .int64, .sint64, .sfixed64: large(pattern: "^-?[0-9]{1,19}$")
        case .uint64, .fixed64: large(pattern: "^[0-9]{1,20}$")
        case .float, .double: [.init("type", .string("number"))]
        case .message, .group, .enum: reference(String(field.typeName.dropFirst()))
        }
    }

    private static func integer(_ least: Int64, _ greatest: Int64) -> [JSONText.Member] {
        [.init("type", .string("integer")), .init("minimum", .integer(least)), .init("maximum", .integer(greatest))]
    }

    private static func large(pattern: String) -> [JSONText.Member] {
        [.init("type", .array([.string("string"), .string("integer")])), .init("pattern", .string(pattern))]
    }

    private static func reference(_ type: String) -> [JSONText.Member] {
        switch type {
        case "google.protobuf.Timestamp": [.init("type", .string("string")), .init("format", .string("date-time"))]
        case "google.protobuf.Duration":
            [.init("type", .string("string")), .init("pattern", .string("^-?[0-9]{1,12}(\\.[0-9]{1,9})?s$"))]
        default: [.init("$ref", .string("#/$defs/\(JSONSchemaExport.short(type))"))]
        }
    }
}
