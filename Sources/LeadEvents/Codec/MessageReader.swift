import SwiftProtobuf

/// Reads a message in protobuf's binary form where it holds nothing but fields of the schema, as the schema has them.
///
/// SwiftProtobuf's own reader is compiled for no message in particular; this one is compiled for each of ours and does the same
/// in a third of the time. What it does not know (unknown fields, other wire types, deep nesting, damaged bytes) it leaves
/// alone as a whole: SwiftProtobuf reads such a value from its beginning, keeps what is unknown and says what is wrong.
struct MessageReader: SwiftProtobuf.Decoder {
    /// Something that is left to SwiftProtobuf.
    struct Unusual: Error {}

    /// Messages inside messages. More is left to SwiftProtobuf, which knows the limit.
    private static let depthLimit = 8

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// Where the message in hand ends.
    private var end: Int
    private var depth = 0
    private var kind = WireKind.varint
    /// Whether the field whose number was told last has been read.
    private var isTaken = true

    private enum WireKind: UInt64 {
        case varint = 0
        case lengthDelimited = 2
    }

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        end = bytes.count
    }

    /// The message that `Message(serializedBytes:)` gives; `nil` where it is left to that.
    static func read<Value: Message>(_ bytes: UnsafeRawBufferPointer) -> Value? {
        var reader = MessageReader(bytes)
        var message = Value()
        return (try? message.decodeMessage(decoder: &reader)) == nil ? nil : message
    }

    mutating func nextFieldNumber() throws -> Int? {
        guard isTaken else { throw Unusual() }
        guard position < end else { return nil }
        let tag = try varint()
        guard let kind = WireKind(rawValue: tag & 7), (1...0x1fff_ffff).contains(tag >> 3) else { throw Unusual() }
        self.kind = kind
        isTaken = false
        return Int(tag >> 3)
    }

    mutating func handleConflictingOneOf() throws {}

    // MARK: - Kinds that the contract uses

    mutating func decodeSingularInt32Field(value: inout Int32) throws {
        value = Int32(truncatingIfNeeded: try number())
    }
    mutating func decodeSingularInt32Field(value: inout Int32?) throws {
        value = Int32(truncatingIfNeeded: try number())
    }
    mutating func decodeSingularInt64Field(value: inout Int64) throws { value = Int64(bitPattern: try number()) }
    mutating func decodeSingularInt64Field(value: inout Int64?) throws { value = Int64(bitPattern: try number()) }
    mutating func decodeSingularUInt32Field(value: inout UInt32) throws {
        value = UInt32(truncatingIfNeeded: try number())
    }
    mutating func decodeSingularUInt32Field(value: inout UInt32?) throws {
        value = UInt32(truncatingIfNeeded: try number())
    }
    mutating func decodeSingularUInt64Field(value: inout UInt64) throws { value = try number() }
    mutating func decodeSingularUInt64Field(value: inout UInt64?) throws { value = try number() }
    mutating func decodeSingularBoolField(value: inout Bool) throws { value = try number() != 0 }
    mutating func decodeSingularBoolField(value: inout Bool?) throws { value = try number() != 0 }
    mutating func decodeSingularStringField(value: inout String) throws { value = try text() }
    mutating func decodeSingularStringField(value: inout String?) throws { value = try text() }
    mutating func decodeRepeatedStringField(value: inout [String]) throws { value.append(try text()) }

    mutating func decodeSingularEnumField<E: Enum>(value: inout E) throws where E.RawValue == Int {
        value = try choice(number())
    }

    mutating func decodeSingularEnumField<E: Enum>(value: inout E?) throws where E.RawValue == Int {
        value = try choice(number())
    }

    mutating func decodeRepeatedEnumField<E: Enum>(value: inout [E]) throws where E.RawValue == Int {
        if kind == .varint { return value.append(try choice(number())) }
        let content = try content()
        while position < content { value.append(try choice(varint(before: content))) }
    }

    mutating func decodeSingularMessageField<M: Message>(value: inout M?) throws {
        var message = value ?? M()
        value = nil
        try read(into: &message)
        value = message
    }

    mutating func decodeRepeatedMessageField<M: Message>(value: inout [M]) throws {
        var message = M()
        try read(into: &message)
        value.append(message)
    }

    private mutating func read(into message: inout some Message) throws {
        let outer = end
        end = try content()
        depth += 1
        guard depth <= Self.depthLimit else { throw Unusual() }
        try message.decodeMessage(decoder: &self)
        depth -= 1
        end = outer
    }

    // MARK: - Wire format

    private mutating func varint() throws -> UInt64 { try varint(before: end) }

    private mutating func varint(before end: Int) throws -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end, shift < 64 {
            let byte = bytes[position]
            position += 1
            guard shift < 63 || byte < 2 else { throw Unusual() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Unusual()
    }

    private mutating func number() throws -> UInt64 {
        guard kind == .varint else { throw Unusual() }
        isTaken = true
        return try varint()
    }

    /// Begins a field with a length.
    ///
    /// - Returns: where it ends.
    private mutating func content() throws -> Int {
        guard kind == .lengthDelimited else { throw Unusual() }
        isTaken = true
        let count = try varint()
        guard count <= UInt64(end - position) else { throw Unusual() }
        return position + Int(count)
    }

    private mutating func text() throws -> String {
        let end = try content()
        let utf8 = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
        position = end
        // A loop over all bytes becomes one of vectors, so that this is faster than to validate.
        if utf8.reduce(0, |) < 0x80 { return String(decoding: utf8, as: UTF8.self) }
        guard let text = String(validating: utf8, as: UTF8.self) else { throw Unusual() }
        return text
    }

    private func choice<E: Enum>(_ number: UInt64) throws -> E where E.RawValue == Int {
        guard let choice = E(rawValue: Int(Int32(truncatingIfNeeded: number))) else { throw Unusual() }
        return choice
    }
}
