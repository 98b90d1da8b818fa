import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Leads by their names")
struct IdentityTests {
    private let history: History = {
        var history = History()
        history.add(.captured(person: .with { $0.email = "ana@example.com" }), lead: .numbered(1), hours: 0)
        history.add(.captured(person: .with { $0.email = "bea@example.com" }), lead: .numbered(2), hours: 0)
        history.add(.leadUpdated(.with { $0.person.email = "ana@example.com" }), lead: .numbered(3), hours: 1)
        history.add(.identityLinked(.with { $0.identity.email = "ana@work.example" }), lead: .numbered(1), hours: 2)
        history.add(
            .leadAliased(.with { $0.lead = LeadID.numbered(1).description }), lead: .numbered(9), team: .marketing,
            hours: 0)
        return history
    }()

    @Test(
        "an e-mail address finds every lead that carried it, however it is written",
        arguments: [
            ("ana@example.com", [1, 3]), (" ANA@Example.com ", [1, 3]), ("bea@example.com", [2]),
            ("ana@work.example", [1]),
            ("nobody@example.com", []),
            ("", []),
        ] as [(String, [UInt64])])
    func byEmail(email: String, leads: [UInt64]) {
        #expect(history.fold(IdentityFold()).leads(withEmail: email) == leads.map { .numbered($0) })
    }

    @Test("an alias names its lead, and the lead knows its aliases")
    func aliases() {
        let fold = history.fold(IdentityFold())
        #expect(fold.owner(of: .numbered(9)) == .numbered(1))
        #expect(fold.names(of: .numbered(1)) == [.numbered(9)])
        #expect(fold.owner(of: .numbered(2)) == .numbered(2))
    }

    @Test("asked for by any of its names, a lead is found with all of them, looking at what is about its names alone")
    func kin() throws {
        func lead(_ email: String) throws -> LeadID {
            try #require(LeadID.derive(from: [Identity.with { $0.email = email }]))
        }
        func alias(of owner: LeadID) -> EventPayload { .leadAliased(.with { $0.lead = owner.description }) }
        let (owner, second, third) = (try lead("a@x.example"), try lead("b@x.example"), try lead("c@x.example"))
        var history = history
        // A name brings another one, which brings the third.
        history.add(.captured(person: .with { $0.email = "b@x.example" }), lead: owner, hours: 0)
        history.add(.identityLinked(.with { $0.identity.email = "c@x.example" }), lead: second, hours: 1)
        history.add(alias(of: owner), lead: second, team: .marketing, hours: 2)
        history.add(alias(of: second), lead: third, team: .sales, hours: 3)
        history.add(alias(of: .numbered(2)), lead: third, team: .sales, hours: 4)
        let whole = history.fold(IdentityFold())
        for name in [owner, second, third] {
            var fold = KinFold(of: name)
            var looked: Set<LeadID> = []
            repeat {
                looked.formUnion(fold.interest.leads ?? [])
                fold = history.fold(fold)
            } while fold.widen()
            #expect(fold.owner == owner && whole.owner(of: name) == owner)
            #expect(fold.names == whole.names(of: owner))
            #expect(!looked.contains(.numbered(1)))
        }
    }

    @Test("aliases in a circle end")
    func circle() {
        var history = History()
        for (name, owner) in [(1, 2), (2, 1)] as [(UInt64, UInt64)] {
            history.add(
                .leadAliased(.with { $0.lead = LeadID.numbered(owner).description }), lead: .numbered(name),
                team: .marketing, hours: 0)
        }
        let owner = history.fold(IdentityFold()).owner(of: .numbered(1))
        #expect([LeadID.numbered(1), .numbered(2)].contains(owner))
    }
}
