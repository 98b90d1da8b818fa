import Foundation
import LeadEvents
import Testing

@Suite("leadrelay lead", .timeLimit(.minutes(2)))
struct ReportsLeadTests {
    @Test("R-40 R-72: lead show tells the whole story in order, each event once, with the accountable team")
    func show() async throws {
        let fixture = try await ReportsFixture()
        let story = try #require(try fixture.json("lead", "show", ReportsFixture.ana.description) as? [String: Any])
        #expect(story["stage"] as? String == "won")
        #expect(story["owner"] as? String == "anton")
        #expect(story["profile"] == nil)
        let entries = try #require(story["story"] as? [[String: Any]])
        #expect(
            entries.map { ($0["type"] as? String)?.dropFirst("leadrelay.".count).dropLast(".v1".count) } == [
                "lead.captured", "lead.qualified", "handoff.offered", "lead.assigned", "handoff.accepted",
                "handoff.confirmed", "accountability.transferred", "stage.changed", "outreach.attempted", "deal.closed",
                "stage.changed",
            ])
        let accountable = entries.map { $0["accountable"] as? String }
        #expect(accountable == Array(repeating: "marketing", count: 6) + Array(repeating: "sales", count: 5))
        #expect(entries[3]["why"] as? [String] == ["anton is next by weight"])
        #expect(entries[1]["agreement"] as? Int == 0)
    }

    @Test("who asks by e-mail, or with --personal, sees the person; who asks by id does not")
    func personalData() async throws {
        let fixture = try await ReportsFixture()
        let ana = ReportsFixture.ana.description
        let byID = try fixture.run("lead", "show", ana)
        #expect(byID.output.contains("2026-03-02 09:14  marketing  marketing    qualified (hand-raised), score 12.5"))
        #expect(!byID.output.contains("ana@example.com"))
        #expect(!byID.output.contains("Ana Silva"))
        for arguments in [["lead", "show", "ANA@example.com"], ["lead", "show", ana, "--personal"]] {
            let shown = try fixture.tool.run(arguments)
            #expect(shown.status == 0, "\(shown.errors)")
            #expect(shown.output.contains("person: Ana Silva, ana@example.com"))
        }
    }

    @Test(
        "an unknown lead is an error that repeats no address",
        arguments: [
            ("nobody@example.com", Int32(1)), ("00000000-0000-0000-0000-000000000000", 1), ("nonsense", 64),
        ])
    func unknown(name: String, status: Int32) async throws {
        let result = try await ReportsFixture().run("lead", "show", name)
        #expect(result.status == status)
        #expect(!result.errors.contains("nobody@example.com"))
        #expect(result.output.isEmpty)
    }

    @Test(
        "lead list is narrowed by stage, owner, age and by who waits for a rep",
        arguments: [
            ([], ["won", "offered", "captured"]), (["--stage", "won"], ["won"]),
            (["--stage", "won", "--stage", "captured"], ["won", "captured"]), (["--owner", "anton"], ["won"]),
            (["--waiting"], ["offered"]), (["--older-than", "7d", "--as-of", "2026-03-10T12:00:00Z"], ["offered"]),
            (["--from", "2026-03-04"], ["captured"]), (["--owner", "nobody"], []),
        ] as [([String], [String])])
    func list(filter: [String], stages: [String]) async throws {
        let fixture = try await ReportsFixture()
        let result = try fixture.tool.run(["lead", "list", "--json"] + filter)
        let leads = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        #expect(leads.map { $0["stage"] as? String } == stages)
    }

    @Test("lead list shows ages, and who waits")
    func table() async throws {
        let result = try await ReportsFixture().run("lead", "list", "--as-of", "2026-03-10")
        #expect(
            result.lines.contains(
                "\(ReportsFixture.bea)  offered   2026-03-03 10:00  6 d 14 h  (waiting)  marketing    -         -  social"
            ),
            "\(result.output)")
        #expect(result.lines.last == "3 leads")
    }
}
