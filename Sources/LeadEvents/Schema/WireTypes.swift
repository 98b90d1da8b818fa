/// Holds the wire types of a value to its schema. A field of another wire type is passed over as unknown when the value is
/// read, so what it says would be lost without a word.
package enum WireTypes {
    /// Path of the first field whose wire type is not the schema's; `nil` where all are, or where the bytes are no message.
    package static func mismatch(in value: ArraySlice<UInt8>, of type: EventType) -> String? {
        mismatch(in: value, Catalogue[type].messageName, depth: 1)
    }

    private static func mismatch(in value: ArraySlice<UInt8>, _ message: String, depth: Int) -> String? {
        guard depth <= EventCodec.maximumDepth, let schema = Schema.shared.message(message) else { return nil }
        var rest = value
        while let tag = rest.popVarint() {
            let wireType = UInt8(tag & 7)
            guard let content = rest.popContent(wireType) else { return nil }
            guard let number = Int32(exactly: tag >> 3), let field = schema.field(numbered: number) else { continue }
            // A list of numbers may be packed into one value.
            let isPacked = field.isRepeated && wireType == 2 && field.kind.wireType == 0
            guard wireType == field.kind.wireType || isPacked else { return field.name }
            if case .message(let inner) = field.kind, let path = mismatch(in: content, inner, depth: depth + 1) {
                return "\(field.name).\(path)"
            }
        }
        return nil
    }
}

extension FieldSchema.Kind {
    fileprivate var wireType: UInt8 {
        switch self {
        case .boolean, .integer, .unsigned, .enumeration: 0
        case .text, .bytes, .timestamp, .duration, .message: 2
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func popVarint() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = popFirst() else { return nil }
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }

    /// What follows a tag of this wire type; `nil` where it is cut off, or a group.
    fileprivate mutating func popContent(_ wireType: UInt8) -> ArraySlice<UInt8>? {
        let length: UInt64
        switch wireType {
        case 0: return popVarint() == nil ? nil : []
        case 1: length = 8
        case 2:
            guard let said = popVarint() else { return nil }
            length = said
        case 5: length = 4
        default: return nil
        }
        guard length <= UInt64(count) else { return nil }
        let content = prefix(Int(length))
        self = dropFirst(Int(length))
        return content
    }
}
