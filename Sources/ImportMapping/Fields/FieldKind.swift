import LeadEvents
import SwiftProtobuf

/// What a field of a payload holds.
enum FieldKind: Sendable {
    case string, bool, int32, int64, uint32, uint64
    /// Its names are found by asking; see ``EnumNames``.
    case enumeration(any Enum.Type)
    case timestamp, duration, money
    /// What a company adds of its own: key and value.
    case customField
    case message(any Message.Type)
    /// Bytes, and what the schemas do not use: no column goes there.
    case unsupported

    init(message: any Message.Type) {
        switch message {
        case is Google_Protobuf_Timestamp.Type: self = .timestamp
        case is Google_Protobuf_Duration.Type: self = .duration
        case is Money.Type: self = .money
        case is CustomField.Type: self = .customField
        default: self = .message(message)
        }
    }
}
