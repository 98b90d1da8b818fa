import CloudEvents
import LeadEvents
import SeededRandom
import SwiftProtobuf

/// One made-up person: who it is, where it came from and which way it takes. The same seed and number give the same person.
struct SamplePerson: Sendable {
    /// Counts from 0, in the order of the first contact.
    let number: Int
    let arrival: Instant
    let channel: Channel
    let path: Path
    let place: Names.Place
    let givenName: String
    let familyName: String
    let company: String
    /// Employees.
    let companySize: Int64
    let lead: LeadID

    init(number: Int, arrival: Instant, seed: UInt64) {
        var random = SplitMix64(seed: seed, 1, UInt64(number))
        self.number = number
        self.arrival = arrival
        channel = random.weighted(Channel.allCases, or: .direct) { $0.share }
        path = Path.draw(for: channel, using: &random)
        place = random.pick(Names.places, or: Names.places[0])
        givenName = random.pick(Names.given)
        familyName = random.pick(Names.family)
        company = random.pick(Names.companyFirst) + " " + random.pick(Names.companySecond)
        companySize = random.skewed(in: 5...900)
        lead = Self.lead(email: Self.email(givenName, familyName, company, number))
    }

    var email: String { Self.email(givenName, familyName, company, number) }
    var phone: String { place.prefix + Names.padded(number, to: 7) }

    /// What a form asks for.
    var contact: Person {
        .with {
            $0.email = email
            $0.givenName = givenName
            $0.familyName = familyName
            $0.country = place.country
            $0.language = place.language
        }
    }

    var account: Account {
        .with {
            $0.name = company
            $0.domain = Self.domain(company, number)
        }
    }

    private static func email(_ given: String, _ family: String, _ company: String, _ number: Int) -> String {
        "\(given).\(family)@\(domain(company, number))".lowercased()
    }

    /// A domain that the domain name system keeps free for examples; the number makes it this person's alone.
    private static func domain(_ company: String, _ number: Int) -> String {
        let words = company.lowercased().split(separator: " ").joined(separator: "-")
        return "\(words)-\(number).example"
    }

    /// The id under which every publisher meets this person. An address that is made up here always has one.
    private static func lead(email: String) -> LeadID {
        IdentityName(email: email)?.leadID(in: LeadID.defaultNamespace) ?? LeadID(UUIDValue(high: 0, low: 0))
    }
}
