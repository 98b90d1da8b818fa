import Foundation
import SwiftProtobuf

/// Asks a message's generated code what its field of one number is, by posing as a decoder that brings that field.
///
/// The generated code holds no other description of a message. The field is left set, so that its name can be read from the
/// message's JSON.
struct FieldProbe: Decoder {
    private var number: Int?
    private(set) var kind: FieldKind?
    private(set) var isRepeated = false

    init(number: Int) { self.number = number }

    mutating func nextFieldNumber() -> Int? {
        defer { number = nil }
        return number
    }

    mutating func handleConflictingOneOf() {}

    private mutating func note<Value>(_ kind: FieldKind, _ value: inout Value, _ example: Value) {
        self.kind = kind
        value = example
    }

    private mutating func noteList<Value>(_ kind: FieldKind, _ value: inout [Value], _ example: Value) {
        self.kind = kind
        isRepeated = true
        value = [example]
    }
}

// What the schemas use

extension FieldProbe {
    mutating func decodeSingularInt32Field(value: inout Int32) { note(.int32, &value, 1) }
    mutating func decodeSingularInt32Field(value: inout Int32?) { note(.int32, &value, 1) }
    mutating func decodeRepeatedInt32Field(value: inout [Int32]) { noteList(.int32, &value, 1) }
    mutating func decodeSingularInt64Field(value: inout Int64) { note(.int64, &value, 1) }
    mutating func decodeSingularInt64Field(value: inout Int64?) { note(.int64, &value, 1) }
    mutating func decodeRepeatedInt64Field(value: inout [Int64]) { noteList(.int64, &value, 1) }
    mutating func decodeSingularUInt32Field(value: inout UInt32) { note(.uint32, &value, 1) }
    mutating func decodeSingularUInt32Field(value: inout UInt32?) { note(.uint32, &value, 1) }
    mutating func decodeRepeatedUInt32Field(value: inout [UInt32]) { noteList(.uint32, &value, 1) }
    mutating func decodeSingularUInt64Field(value: inout UInt64) { note(.uint64, &value, 1) }
    mutating func decodeSingularUInt64Field(value: inout UInt64?) { note(.uint64, &value, 1) }
    mutating func decodeRepeatedUInt64Field(value: inout [UInt64]) { noteList(.uint64, &value, 1) }
    mutating func decodeSingularBoolField(value: inout Bool) { note(.bool, &value, true) }
    mutating func decodeSingularBoolField(value: inout Bool?) { note(.bool, &value, true) }
    mutating func decodeRepeatedBoolField(value: inout [Bool]) { noteList(.bool, &value, true) }
    mutating func decodeSingularStringField(value: inout String) { note(.string, &value, "x") }
    mutating func decodeSingularStringField(value: inout String?) { note(.string, &value, "x") }
    mutating func decodeRepeatedStringField(value: inout [String]) { noteList(.string, &value, "x") }

    mutating func decodeSingularEnumField<E: Enum>(value: inout E) where E.RawValue == Int {
        note(.enumeration(E.self), &value, E(rawValue: 1) ?? E())
    }
    mutating func decodeSingularEnumField<E: Enum>(value: inout E?) where E.RawValue == Int {
        note(.enumeration(E.self), &value, E(rawValue: 1))
    }
    mutating func decodeRepeatedEnumField<E: Enum>(value: inout [E]) where E.RawValue == Int {
        noteList(.enumeration(E.self), &value, E(rawValue: 1) ?? E())
    }
    mutating func decodeSingularMessageField<M: Message>(value: inout M?) {
        note(FieldKind(message: M.self), &value, M())
    }
    mutating func decodeRepeatedMessageField<M: Message>(value: inout [M]) {
        noteList(FieldKind(message: M.self), &value, M())
    }
}

// What they do not use

extension FieldProbe {
    mutating func decodeSingularFloatField(value: inout Float) { note(.unsupported, &value, 1) }
    mutating func decodeSingularFloatField(value: inout Float?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedFloatField(value: inout [Float]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularDoubleField(value: inout Double) { note(.unsupported, &value, 1) }
    mutating func decodeSingularDoubleField(value: inout Double?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedDoubleField(value: inout [Double]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularSInt32Field(value: inout Int32) { note(.unsupported, &value, 1) }
    mutating func decodeSingularSInt32Field(value: inout Int32?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedSInt32Field(value: inout [Int32]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularSInt64Field(value: inout Int64) { note(.unsupported, &value, 1) }
    mutating func decodeSingularSInt64Field(value: inout Int64?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedSInt64Field(value: inout [Int64]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularFixed32Field(value: inout UInt32) { note(.unsupported, &value, 1) }
    mutating func decodeSingularFixed32Field(value: inout UInt32?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedFixed32Field(value: inout [UInt32]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularFixed64Field(value: inout UInt64) { note(.unsupported, &value, 1) }
    mutating func decodeSingularFixed64Field(value: inout UInt64?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedFixed64Field(value: inout [UInt64]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularSFixed32Field(value: inout Int32) { note(.unsupported, &value, 1) }
    mutating func decodeSingularSFixed32Field(value: inout Int32?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedSFixed32Field(value: inout [Int32]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularSFixed64Field(value: inout Int64) { note(.unsupported, &value, 1) }
    mutating func decodeSingularSFixed64Field(value: inout Int64?) { note(.unsupported, &value, 1) }
    mutating func decodeRepeatedSFixed64Field(value: inout [Int64]) { noteList(.unsupported, &value, 1) }
    mutating func decodeSingularBytesField(value: inout Data) { note(.unsupported, &value, Data([1])) }
    mutating func decodeSingularBytesField(value: inout Data?) { note(.unsupported, &value, Data([1])) }
    mutating func decodeRepeatedBytesField(value: inout [Data]) { noteList(.unsupported, &value, Data([1])) }

    mutating func decodeSingularGroupField<G: Message>(value: inout G?) { kind = .unsupported }
    mutating func decodeRepeatedGroupField<G: Message>(value: inout [G]) { kind = .unsupported }
    mutating func decodeMapField<Key, Value: MapValueType>(
        fieldType: _ProtobufMap<Key, Value>.Type, value: inout _ProtobufMap<Key, Value>.BaseType
    ) { kind = .unsupported }
    mutating func decodeMapField<Key, Value>(
        fieldType: _ProtobufEnumMap<Key, Value>.Type, value: inout _ProtobufEnumMap<Key, Value>.BaseType
    ) where Value.RawValue == Int { kind = .unsupported }
    mutating func decodeMapField<Key, Value>(
        fieldType: _ProtobufMessageMap<Key, Value>.Type, value: inout _ProtobufMessageMap<Key, Value>.BaseType
    ) { kind = .unsupported }
    mutating func decodeExtensionField(
        values: inout ExtensionFieldValueSet, messageType: any Message.Type, fieldNumber: Int
    ) { kind = .unsupported }
}
