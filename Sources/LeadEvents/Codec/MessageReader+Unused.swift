import SwiftProtobuf

/// Kinds of fields that the contract does not use.
extension MessageReader {
    mutating func decodeSingularFloatField<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedFloatField<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularDoubleField<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedDoubleField<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularSInt32Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedSInt32Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularSInt64Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedSInt64Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularFixed32Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedFixed32Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularFixed64Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedFixed64Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularSFixed32Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedSFixed32Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularSFixed64Field<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedSFixed64Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularBytesField<V>(value: inout V) throws { throw Unusual() }
    mutating func decodeRepeatedBytesField<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeRepeatedInt32Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeRepeatedInt64Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeRepeatedUInt32Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeRepeatedUInt64Field<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeRepeatedBoolField<V>(value: inout [V]) throws { throw Unusual() }
    mutating func decodeSingularGroupField<G: Message>(value: inout G?) throws { throw Unusual() }
    mutating func decodeRepeatedGroupField<G: Message>(value: inout [G]) throws { throw Unusual() }

    mutating func decodeMapField<Key, Value: MapValueType>(
        fieldType: _ProtobufMap<Key, Value>.Type, value: inout _ProtobufMap<Key, Value>.BaseType
    ) throws { throw Unusual() }

    mutating func decodeMapField<Key, Value>(
        fieldType: _ProtobufEnumMap<Key, Value>.Type, value: inout _ProtobufEnumMap<Key, Value>.BaseType
    ) throws { throw Unusual() }

    mutating func decodeMapField<Key, Value>(
        fieldType: _ProtobufMessageMap<Key, Value>.Type, value: inout _ProtobufMessageMap<Key, Value>.BaseType
    ) throws { throw Unusual() }

    mutating func decodeExtensionField(
        values: inout ExtensionFieldValueSet, messageType: any Message.Type, fieldNumber: Int
    ) throws { throw Unusual() }
}
