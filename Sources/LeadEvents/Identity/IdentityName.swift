package import CloudEvents
@_spi(_Unicode) import Swift

/// The exact bytes that stand for an identity, and the lead id that follows from them (schemas/identity.md).
package struct IdentityName: Hashable, Sendable {
    /// The kinds in the order in which a lead's id is taken from them.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case email
        case phone
        case externalID = "external_id"
        case anonymousID = "anonymous_id"

        /// `nil` where the identity says nothing.
        init?(_ identity: Identity) {
            switch identity.kind {
            case .email: self = .email
            case .phone: self = .phone
            case .externalID: self = .externalID
            case .anonymousID: self = .anonymousID
            case nil: return nil
            }
        }
    }

    package let kind: Kind
    /// Kind, zero byte, normalised value; an external id's system and id have a zero byte between.
    package let bytes: [UInt8]

    /// `nil` where the identity has no value, or a phone that is not E.164: that is contact data, not an identity.
    package init?(_ identity: Identity) {
        switch identity.kind {
        case .email(let address): self.init(email: address)
        case .phone(let number): self.init(phone: number)
        case .externalID(let record): self.init(system: record.system, id: record.id)
        case .anonymousID(let id): self.init(.anonymousID, Array(id.utf8))
        case nil: return nil
        }
    }

    /// Trimmed, in lower case, then in Unicode's normalisation form C.
    package init?(email: String) { self.init(.email, Self.folded(email)) }

    /// The number as it is; `nil` where that is not E.164.
    package init?(phone: String) {
        guard Format.isE164(phone) else { return nil }
        self.init(.phone, Array(phone.utf8))
    }

    /// The system like an e-mail address, the record's id byte for byte.
    package init?(system: String, id: String) {
        self.init(.externalID, Self.folded(system), Array(id.utf8))
    }

    private init?(_ kind: Kind, _ parts: [UInt8]...) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        bytes.append(contentsOf: kind.rawValue.utf8)
        for part in parts {
            guard !part.isEmpty else { return nil }
            bytes.append(0)
            bytes.append(contentsOf: part)
        }
        self.kind = kind
        self.bytes = bytes
    }

    /// The lead id in an installation's namespace.
    package func leadID(in namespace: UUIDValue) -> LeadID { LeadID(.v5(namespace: namespace, name: bytes)) }

    private static func folded(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0 < 0x80 }) {
            while let last = bytes.last, isASCIISpace(last) { bytes.removeLast() }
            bytes.removeFirst(bytes.prefix(while: isASCIISpace).count)
            for place in bytes.indices where bytes[place] >= UInt8(ascii: "A") && bytes[place] <= UInt8(ascii: "Z") {
                bytes[place] |= 0x20
            }
            return bytes
        }
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let trimmed = scalars.reversed().drop { $0.properties.isWhitespace }.reversed()
        var lowered = String.UnicodeScalarView()
        for scalar in trimmed { lowered.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars) }
        var composed = String.UnicodeScalarView()
        for scalar in String(lowered)._nfc { composed.append(scalar) }
        return Array(String(composed).utf8)
    }

    private static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
