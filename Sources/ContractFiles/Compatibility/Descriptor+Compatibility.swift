import SwiftProtobuf

extension Google_Protobuf_DescriptorProto {
    /// Whether both the number and the name of a field are kept from being used again.
    func reserves(_ field: Google_Protobuf_FieldDescriptorProto) -> Bool {
        reservedName.contains(field.name)
            && reservedRange.contains { ($0.start..<max($0.start, $0.end)).contains(field.number) }
    }
}

extension Google_Protobuf_EnumDescriptorProto {
    func reserves(_ value: Google_Protobuf_EnumValueDescriptorProto) -> Bool {
        reservedName.contains(value.name)
            && reservedRange.contains { ($0.start...max($0.start, $0.end)).contains(value.number) }
    }
}

extension Google_Protobuf_DescriptorProto.ReservedRange {
    func covers(_ other: Self) -> Bool { start <= other.start && end >= other.end }
    /// As a .proto file writes it; the end of a message's range is excluded.
    var words: String { end - start <= 1 ? "\(start)" : "\(start) to \(end - 1)" }
}

extension Google_Protobuf_EnumDescriptorProto.EnumReservedRange {
    func covers(_ other: Self) -> Bool { start <= other.start && end >= other.end }
    /// The end of an enum's range is included.
    var words: String { end == start ? "\(start)" : "\(start) to \(end)" }
}

extension Google_Protobuf_FieldDescriptorProto {
    /// The type as a .proto file writes it.
    var typeWords: String {
        switch type {
        case .message, .enum, .group: String(typeName.dropFirst())
        default: "\(type)"
        }
    }

    /// The real choice that the field is of; an `optional` makes none.
    var choice: Int32? { hasOneofIndex && !proto3Optional ? oneofIndex : nil }
}
