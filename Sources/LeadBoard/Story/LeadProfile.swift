package import LeadEvents
import SwiftProtobuf

/// What is known of a lead's person and company. Holds personal data: shown only to who asked for it.
package struct LeadProfile: Sendable, Hashable {
    package private(set) var person = Person()
    package private(set) var account = Account()

    init() {}

    mutating func take(_ payload: EventPayload) {
        switch payload {
        case .leadCaptured(let event): take(event.person, event.account)
        case .leadEnriched(let event): take(event.person, event.account)
        case .leadSourced(let event): take(event.person, event.account)
        case .leadReferred(let event): take(event.person, event.account)
        case .suspectIdentified(let event): take(event.person, event.account)
        case .proposalRequested(let event): take(event.person, event.account)
        case .leadUpdated(let event):
            take(event.person, event.account)
            for field in event.cleared { clear(field) }
        default: break
        }
    }

    /// Set fields replace, others stay: what merging two messages means in protobuf.
    private mutating func take(_ newer: Person, _ company: Account) {
        if let bytes: [UInt8] = try? newer.serializedBytes() { try? person.merge(serializedBytes: bytes) }
        if let bytes: [UInt8] = try? company.serializedBytes() { try? account.merge(serializedBytes: bytes) }
    }

    private mutating func clear(_ field: String) {
        switch field {
        case "person.email": person.clearEmail()
        case "person.phone": person.clearPhone()
        case "person.givenName", "person.given_name": person.clearGivenName()
        case "person.familyName", "person.family_name": person.clearFamilyName()
        case "person.fullName", "person.full_name": person.clearFullName()
        case "person.title": person.clearTitle()
        case "account.name": account.clearName()
        case "account.domain": account.clearDomain()
        case "account.industry": account.clearIndustry()
        case "account.size": account.clearSize()
        default: break
        }
    }

    /// Name, title and ways to reach the person; empty where nothing is known.
    package var personWords: String {
        let parts = [person.givenName, person.familyName].filter { !$0.isEmpty }
        let name = person.fullName.isEmpty ? parts.joined(separator: " ") : person.fullName
        return [name, person.title, person.email, person.phone].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The company; empty where nothing is known.
    package var accountWords: String {
        let size = account.hasSize ? "\(account.size) employees" : ""
        return [account.name, account.domain, account.industry, size].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
