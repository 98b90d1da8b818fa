import SwiftProtobuf

/// One field of a message.
struct FieldSchema: Sendable {
    /// What a field holds, as far as the schemas use it.
    enum Kind: Sendable, Hashable {
        case text, bytes, boolean
        case integer(ClosedRange<Int64>)
        /// Up to 2^64 - 1.
        case unsigned
        case timestamp, duration
        case message(String)
        case enumeration(String)
    }

    let name: String
    let jsonName: String
    let number: Int32
    let kind: Kind
    let isRepeated: Bool
    /// Which of the message's choices it belongs to; at most one field of a choice is there.
    let choice: Int32?

    /// `nil` for a field of a type that the schemas do not use.
    init?(_ descriptor: Google_Protobuf_FieldDescriptorProto) {
        guard let kind = Kind(descriptor) else { return nil }
        self.kind = kind
        name = descriptor.name
        jsonName = descriptor.jsonName
        number = descriptor.number
        isRepeated = descriptor.label == .repeated
        choice = descriptor.hasOneofIndex && !descriptor.proto3Optional ? descriptor.oneofIndex : nil
    }
}

extension FieldSchema.Kind {
    fileprivate init?(_ descriptor: Google_Protobuf_FieldDescriptorProto) {
        let typeName = String(descriptor.typeName.dropFirst())
        switch (descriptor.type, typeName) {
        case (.string, _): self = .text
        case (.bytes, _): self = .bytes
        case (.bool, _): self = .boolean
        case (.int32, _): self = .integer(Int64(Int32.min)...Int64(Int32.max))
        case (.uint32, _): self = .integer(0...Int64(UInt32.max))
        case (.int64, _): self = .integer(Int64.min...Int64.max)
        case (.uint64, _): self = .unsigned
        case (.message, "google.protobuf.Timestamp"): self = .timestamp
        case (.message, "google.protobuf.Duration"): self = .duration
        case (.message, _): self = .message(typeName)
        case (.enum, _): self = .enumeration(typeName)
        default: return nil
        }
    }
}
