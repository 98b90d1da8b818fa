import LeadEvents
import SwiftProtobuf

extension Brief {
    private static let mostIdentities = 8
    private static let mostConsents = 16
    /// Bytes up to which fields that this version does not know are kept. What it knows never has so many.
    private static let mostBytes = 512 * 1_024

    /// What is said now replaces what was said before; what it leaves out stays. Sealed and open data do not mix.
    mutating func replacePerson(by said: Person) {
        guard hasPerson, !person.hasSealed, !said.hasSealed else { return person = said }
        if person != said { person = person.overlaid(with: said) }
    }

    mutating func replaceAccount(by said: Account) {
        guard hasAccount else { return account = said }
        if account != said { account = account.overlaid(with: said) }
    }

    /// What was known stays; only gaps are filled.
    mutating func completePerson(with found: Person) {
        if hasPerson, person.hasSealed || found.hasSealed { return }
        person = hasPerson ? found.overlaid(with: person) : found
    }

    mutating func completeAccount(with found: Account) {
        account = hasAccount ? found.overlaid(with: account) : found
    }

    /// Beyond eight none is kept.
    mutating func add(_ identity: Identity) {
        guard identity.kind != nil, !identities.contains(identity), identities.count < Self.mostIdentities else {
            return
        }
        identities.append(identity)
    }

    /// The latest word on a purpose. Of more than sixteen purposes the one that was heard of longest ago goes, which then
    /// counts as one without consent.
    mutating func add(_ consent: Consent) {
        consents.removeAll { $0.purpose == consent.purpose }
        if consents.count >= Self.mostConsents { consents.removeFirst(consents.count - Self.mostConsents + 1) }
        consents.append(consent)
    }

    /// ``encoded``, short enough for a row and for an offer.
    var kept: [UInt8] { Self.bounded(encoded, Self.mostBytes) }

    /// This brief as it is kept.
    var bounded: Brief { (try? Brief(encoded: kept)) ?? self }
}

extension Origin {
    /// ``encoded``, short enough for a row and for an offer. What this version knows never has so many bytes.
    var kept: [UInt8] { Self.bounded(encoded, 128 * 1_024) }
}

extension Message {
    /// The bytes, without fields that this version does not know where there are more than so many: every event may bring such
    /// fields, and they add up.
    fileprivate static func bounded(_ bytes: [UInt8], _ most: Int) -> [UInt8] {
        guard bytes.count > most else { return bytes }
        var options = BinaryDecodingOptions()
        options.discardUnknownFields = true
        guard let known = try? Self(serializedBytes: bytes, options: options) else { return bytes }
        return (try? known.serializedBytes()) ?? bytes
    }

    /// This message with the fields that the other one sets in place of its own.
    fileprivate func overlaid(with other: Self) -> Self {
        // Merging is defined on the encoded form. A message in memory can always be encoded.
        guard let bytes: [UInt8] = try? other.serializedBytes() else { return other }
        var merged = self
        return (try? merged.merge(serializedBytes: bytes)) == nil ? other : merged
    }
}
