import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
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

    @Test("on a log of several partitions a lead is found by its id and by its other names as it is by its address")
    func partitions() throws {
        let tool = try LeadRelayTool()
        try EmbeddedLog(path: tool.log).create(try #require(TopicLayout(partitions: 8)).plan)
        let captures = (0..<6).map { number in
            #"{"specversion":"1.0","id":"c\#(number)","type":"leadrelay.lead.captured.v1","source":"web","team":"marketing","#
                + #""time":"2026-03-02T09:00:00Z","data":{"person":{"email":"lead\#(number)@x.example","phone":"+4930123450\#(number)"},"#
                + #""identities":[{"externalId":{"system":"crm","id":"\#(number)"}}],"contactRequested":true}}"# + "\n"
        }
        try tool.write("captures.ndjson", captures.joined() + Self.unoffered)
        #expect(try tool.run("publish", "captures.ndjson").status == 0)
        #expect(try tool.run("up", "--clock", "log", "--exit-when-idle").status == 0)
        for number in 0..<6 {
            let byAddress = try #require(try Self.stories(tool, "lead\(number)@x.example").first)
            let names = try #require(byAddress["otherNames"] as? [String])
            #expect(names.count == 2)
            let lead = try #require(byAddress["lead"] as? String)
            for name in names + [lead] {
                var story = try #require(try Self.stories(tool, name).first)
                story["profile"] = byAddress["profile"]
                #expect(NSDictionary(dictionary: story) == NSDictionary(dictionary: byAddress))
            }
        }
        let waiting = try #require(
            try Self.stories(tool, Self.notCaptured).first?["waitingForOffer"] as? [[String: Any]])
        #expect(waiting.map { $0["id"] as? String } == ["call-1"])
    }

    private static let notCaptured = "f47ac10b-58cc-4372-a567-0e02b2c3d479"

    /// What sales reports of a lead that nobody captured.
    private static let unoffered =
        #"{"specversion":"1.0","id":"call-1","type":"leadrelay.outreach.attempted.v1","source":"crm","team":"sales","#
        + #""time":"2026-03-02T09:00:00Z","subject":"\#(notCaptured)","data":{"rep":"anna","channel":"phone"}}"# + "\n"

    private static func stories(_ tool: LeadRelayTool, _ name: String) throws -> [[String: Any]] {
        let result = try tool.run("lead", "show", name, "--json")
        #expect(result.status == 0, "\(result.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        if let stories = json as? [[String: Any]] { return stories }
        return [try #require(json as? [String: Any])]
    }
}
