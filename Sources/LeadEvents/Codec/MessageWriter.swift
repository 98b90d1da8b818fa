import SwiftProtobuf

/// Writes a message in protobuf's binary form, in one pass.
///
/// SwiftProtobuf measures a message, and each message inside it once more, before it writes anything. Here a message inside is
/// written first and its length put in front of it afterwards: the same bytes in a fraction of the time.
struct MessageWriter: Visitor {
    /// A kind of field that the contract does not use.
    struct UnknownKind: Error {}

    private(set) var bytes: [UInt8] = []

    /// The message's bytes: those of `serializedBytes()`.
    static func bytes(of message: some Message) -> [UInt8] {
        var writer = MessageWriter()
        writer.bytes.reserveCapacity(256)
        if (try? message.traverse(visitor: &writer)) != nil { return writer.bytes }
        // A message in memory can always be encoded.
        return (try? message.serializedBytes()) ?? []
    }

    mutating func visitSingularInt64Field(value: Int64, fieldNumber: Int) {
        write(tag: fieldNumber, varint: UInt64(bitPattern: value))
    }

    mutating func visitSingularUInt64Field(value: UInt64, fieldNumber: Int) {
        write(tag: fieldNumber, varint: value)
    }

    mutating func visitSingularBoolField(value: Bool, fieldNumber: Int) {
        write(tag: fieldNumber, varint: value ? 1 : 0)
    }

    mutating func visitSingularEnumField<Value: Enum>(value: Value, fieldNumber: Int) {
        write(tag: fieldNumber, varint: UInt64(bitPattern: Int64(value.rawValue)))
    }

    mutating func visitPackedEnumField<Value: Enum>(value: [Value], fieldNumber: Int) {
        let start = begin(fieldNumber)
        for item in value { bytes.append(number: UInt64(bitPattern: Int64(item.rawValue))) }
        end(start)
    }

    mutating func visitSingularStringField(value: String, fieldNumber: Int) {
        write(tag: fieldNumber, kind: .lengthDelimited)
        var value = value
        value.withUTF8 { utf8 in
            bytes.append(number: UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func visitSingularBytesField(value: some Collection<UInt8>, fieldNumber: Int) {
        write(tag: fieldNumber, kind: .lengthDelimited)
        bytes.append(number: UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func visitSingularMessageField<Value: Message>(value: Value, fieldNumber: Int) throws {
        let start = begin(fieldNumber)
        try value.traverse(visitor: &self)
        end(start)
    }

    mutating func visitUnknown(bytes unknown: some Sequence<UInt8>) { bytes.append(contentsOf: unknown) }

    // MARK: - Kinds that the contract does not use

    mutating func visitSingularFloatField(value: Float, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularDoubleField(value: Double, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularSInt32Field(value: Int32, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularSInt64Field(value: Int64, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularFixed32Field(value: UInt32, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularFixed64Field(value: UInt64, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularSFixed32Field(value: Int32, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularSFixed64Field(value: Int64, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitSingularGroupField<Group: Message>(value: Group, fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitPackedInt32Field(value: [Int32], fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitPackedInt64Field(value: [Int64], fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitPackedUInt32Field(value: [UInt32], fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitPackedUInt64Field(value: [UInt64], fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitPackedBoolField(value: [Bool], fieldNumber: Int) throws { throw UnknownKind() }
    mutating func visitMapField<Key, Value: MapValueType>(
        fieldType: _ProtobufMap<Key, Value>.Type, value: _ProtobufMap<Key, Value>.BaseType, fieldNumber: Int
    ) throws { throw UnknownKind() }
    mutating func visitMapField<Key, Value>(
        fieldType: _ProtobufEnumMap<Key, Value>.Type, value: _ProtobufEnumMap<Key, Value>.BaseType, fieldNumber: Int
    ) throws { throw UnknownKind() }
    mutating func visitMapField<Key, Value>(
        fieldType: _ProtobufMessageMap<Key, Value>.Type, value: _ProtobufMessageMap<Key, Value>.BaseType,
        fieldNumber: Int
    ) throws { throw UnknownKind() }

    // MARK: - Wire format

    private enum WireKind: UInt64 {
        case varint = 0
        case lengthDelimited = 2
    }

    private mutating func write(tag fieldNumber: Int, kind: WireKind) {
        bytes.append(number: UInt64(fieldNumber) << 3 | kind.rawValue)
    }

    private mutating func write(tag fieldNumber: Int, varint value: UInt64) {
        write(tag: fieldNumber, kind: .varint)
        bytes.append(number: value)
    }

    /// Leaves one byte for the length, which most messages need no more than.
    private mutating func begin(_ fieldNumber: Int) -> Int {
        write(tag: fieldNumber, kind: .lengthDelimited)
        bytes.append(0)
        return bytes.count
    }

    private mutating func end(_ start: Int) {
        let length = bytes.count - start
        guard length > 0x7f else { return bytes[start - 1] = UInt8(length) }
        var prefix: [UInt8] = []
        prefix.append(number: UInt64(length))
        bytes.replaceSubrange(start - 1..<start, with: prefix)
    }
}

/// What state keeps of an event is written often, and by modules that do not see how a message is traversed.
extension Brief {
    /// The protobuf bytes.
    package var encoded: [UInt8] { MessageWriter.bytes(of: self) }

    /// Reads ``encoded``.
    package init(encoded bytes: [UInt8]) throws { self = try BinaryReader(bytes: bytes[...]).read() }
}

extension Origin {
    /// The protobuf bytes.
    package var encoded: [UInt8] { MessageWriter.bytes(of: self) }
}
