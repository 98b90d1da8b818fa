package import CloudEvents

/// What an event's record is keyed by, and whose state it changes.
package enum EventKey: Hashable, Sendable {
    /// What a key that is no lead names.
    package enum Kind: String, Hashable, Sendable {
        case campaign, rep, team, asset, claim, fact, hash
        /// The key of an activity that is not a lead's.
        case activity
        /// A whole partition; the name is empty.
        case partition
    }

    case lead(LeadID)
    case other(Kind, String)

    /// The record's key; `nil` where the event concerns a whole partition.
    package var bytes: ArraySlice<UInt8>? {
        switch self {
        case .lead(let lead): lead.uuid.text[...]
        case .other(.partition, _): nil
        case .other(_, let name): Array(name.utf8)[...]
        }
    }

    /// Sixteen bytes to keep state under: the lead's own id; for anything else UUIDv5 over "kind, zero byte, name".
    package var stateID: UUIDValue {
        switch self {
        case .lead(let lead): lead.uuid
        case .other(let kind, let name):
            UUIDValue.v5(namespace: Self.namespace, name: Array(kind.rawValue.utf8) + [0] + Array(name.utf8))
        }
    }

    private static let namespace = UUIDValue.v5(namespace: .domainNames, name: "keys.leadrelay".utf8)

    /// Whether these bytes are the key's, byte for byte.
    func isWritten(as key: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .lead(let lead): lead.uuid.isWritten(as: key)
        case .other(.partition, _): true
        case .other(_, let name): key.elementsEqual(name.utf8)
        }
    }
}
