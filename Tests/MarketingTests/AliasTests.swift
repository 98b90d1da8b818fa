import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("Other names of a lead")
struct AliasTests {
    static func alias(of lead: LeadID) -> EventPayload {
        .leadAliased(with(LeadAliased()) { $0.lead = lead.description })
    }

    @Test("a capture makes its other names aliases, each once")
    func captured() throws {
        var lead = TestLead()
        let capture = with(LeadCaptured()) {
            $0.person.email = "a@example.com"
            $0.person.phone = "+4930123456"
            $0.identities = [
                with(Identity()) {
                    $0.externalID = with(ExternalId()) {
                        $0.system = "crm"
                        $0.id = "7"
                    }
                }
            ]
        }
        #expect(
            try lead.read(.leadCaptured(capture), day: 0) == [
                "aliased phone", "aliased external_id", "scored cold 1500",
            ])
        #expect(try lead.read(.leadCaptured(capture), day: 1) == ["scored cold 2966"])
        let aliases = lead.decisions.filter { $0.payload.type == .leadAliased }
        #expect(
            aliases.map(\.lead) == [
                IdentityName(phone: "+4930123456")?.leadID(in: LeadID.defaultNamespace),
                IdentityName(system: "crm", id: "7")?.leadID(in: LeadID.defaultNamespace),
            ])
    }

    @Test("a linked identity becomes an alias and is part of the brief")
    func linked() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        let link = with(IdentityLinked()) { $0.identity.anonymousID = "cookie" }
        #expect(try lead.read(.identityLinked(link), day: 1) == ["aliased anonymous_id"])
        #expect(try lead.read(.identityLinked(link), day: 2) == [])
        try lead.read(.captured(askingForContact: true), day: 3)
        #expect(lead.offers.last?.brief.identities.map(\.anonymousID) == ["cookie"])
    }

    @Test("an id that nothing was heard of becomes another name, and refuses events of its own")
    func becomesAlias() throws {
        var lead = TestLead()
        #expect(try lead.read(Self.alias(of: TestLead.other), day: 0) == [])
        #expect(lead.state.aliasOf == TestLead.other)
        #expect(try lead.read(Self.alias(of: TestLead.other), day: 1) == [])
        #expect(try lead.read(.captured(), day: 1) == ["refused otherName"])
        #expect(lead.state.aliasOf == TestLead.other)
    }

    @Test("a lead with a history, or an alias of another lead, is never made an alias silently")
    func conflict() throws {
        var lead = TestLead()
        try lead.read(.engaged("page.viewed"), day: 0)
        #expect(try lead.read(Self.alias(of: TestLead.other), day: 1) == ["anomaly aliasConflict"])
        #expect(lead.state.aliasOf == nil)
        var alias = TestLead()
        try alias.read(Self.alias(of: TestLead.other), day: 0)
        let third = LeadID(UUIDValue(high: 1, low: 2))
        #expect(try alias.read(Self.alias(of: third), day: 1) == ["anomaly aliasConflict"])
        #expect(alias.state.aliasOf == TestLead.other)
    }

    @Test("a lead is no alias of itself, and an alias names a lead")
    func nonsense() throws {
        var lead = TestLead()
        #expect(try lead.read(Self.alias(of: TestLead.id), day: 0) == [])
        #expect(try lead.read(.leadAliased(LeadAliased()), day: 0) == ["refused malformedAlias"])
        #expect(lead.state == MarketingLead())
    }
}
