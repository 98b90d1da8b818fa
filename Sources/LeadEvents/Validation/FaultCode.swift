/// Why a record cannot be used: a closed set. Where an event has several faults, the first of this order names it.
package enum FaultCode: String, CaseIterable, Sendable, Hashable {
    /// The team may not write events of this type.
    case wrongTeam
    /// Not an event: structured JSON that is none, an attribute that is not what the specification asks for.
    case malformedEnvelope
    /// An attribute that every event needs is not there.
    case missingAttribute
    /// The catalogue knows no such `ce_type`.
    case unknownType
    /// Not for people and systems to publish: a worker's decision or internal event.
    case notPublishable
    /// Neither protobuf nor JSON by its content type.
    case unknownFormat
    /// More bytes than a value may have.
    case tooLarge
    /// Nested deeper than a value may be.
    case tooDeep
    /// The value does not follow its format or its message.
    case malformedValue
    /// A field is missing, out of range or not what its meaning asks for.
    case invalidValue
    /// The record's key is not the event's.
    case wrongKey
    /// Dated further ahead of its append time than clocks may differ.
    case timeInFuture
}

extension FaultCode: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
