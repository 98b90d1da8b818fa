import LeadEvents
import SwiftProtobuf

extension Brief {
    private static let mostIdentities = 8

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
}

extension Message {
    /// This message with the fields that the other one sets in place of its own.
    fileprivate func overlaid(with other: Self) -> Self {
        // Merging is defined on the encoded form. A message in memory can always be encoded.
        guard let bytes: [UInt8] = try? other.serializedBytes() else { return other }
        var merged = self
        return (try? merged.merge(serializedBytes: bytes)) == nil ? other : merged
    }
}
