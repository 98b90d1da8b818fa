import Foundation
import LeadEvents
import Testing

@Suite("leadrelay funnel, anomalies", .timeLimit(.minutes(2)))
struct ReportsFunnelTests {
    @Test(
        "R-1 R-73: the funnel by origin, with the leads that have none; copies, doubles and dead letters do not count")
    func byOrigin() async throws {
        let fixture = try await ReportsFixture()
        let funnel = try #require(try fixture.json("funnel", "--by", "origin") as? [String: Any])
        #expect(funnel["by"] as? String == "origin")
        #expect(funnel["anomalies"] as? Int == 1)
        let rows = try #require(funnel["rows"] as? [[String: Any]])
        #expect(rows.map { $0["key"] as? String } == ["email", "social", nil])
        #expect(rows.map { $0["captured"] as? Int } == [1, 1, 1])
        #expect(rows.map { $0["won"] as? Int } == [1, 0, 0])
        let total = try #require(funnel["total"] as? [String: Any])
        let counts = ["captured", "qualified", "offered", "assigned", "accepted", "contacted", "won", "selfServe"]
        #expect(counts.map { total[$0] as? Int } == [3, 2, 2, 1, 1, 1, 1, 0])
        #expect(total["rate"] as? Double == 0.3333)
        #expect(total["medianDaysToWon"] as? Double == 4)
    }

    @Test(
        "the rows stand for what --by says",
        arguments: [
            ("campaign", ["spring", nil]), ("rep", ["anton", nil]), ("source", [nil]),
            ("origin", ["email", "social", nil]),
        ] as [(String, [String?])])
    func dimensions(by: String, keys: [String?]) async throws {
        let fixture = try await ReportsFixture()
        let funnel = try #require(try fixture.json("funnel", "--by", by) as? [String: Any])
        let rows = try #require(funnel["rows"] as? [[String: Any]])
        #expect(Set(rows.map { $0["key"] as? String }) == Set(keys))
        #expect(rows.count == keys.count)
    }

    @Test("--from and --to select by the time of the first capture")
    func cohort() async throws {
        let fixture = try await ReportsFixture()
        let funnel = try #require(
            try fixture.json("funnel", "--from", "2026-03-03", "--to", "2026-03-04T00:00:00Z") as? [String: Any])
        let rows = try #require(funnel["rows"] as? [[String: Any]])
        #expect(rows.map { $0["key"] as? String } == ["social"])
        #expect(funnel["anomalies"] as? Int == 0)
    }

    @Test("R-69: on a terminal the funnel is drawn, with what each word means")
    func text() async throws {
        let result = try await ReportsFixture().run("funnel")
        #expect(result.status == 0)
        #expect(result.output.contains("captured       3  100.0 %"))
        #expect(result.output.contains("█"))
        #expect(result.output.contains("won per captured"))
        #expect(!result.output.contains("\u{1b}"))
    }

    @Test("what does not fit together is listed by anomalies")
    func anomalies() async throws {
        let fixture = try await ReportsFixture()
        let anomalies = try #require(try fixture.json("anomalies") as? [[String: Any]])
        #expect(anomalies.map { $0["kind"] as? String } == ["closedBeforeCaptured"])
        #expect(anomalies.first?["lead"] as? String == ReportsFixture.unknown.description)
        #expect(try fixture.run("anomalies").output.contains("1 anomaly"))
        #expect(try (fixture.json("anomalies", "--to", "2026-03-04") as? [Any])?.isEmpty == true)
    }

    @Test("a decision that this version cannot read is said on standard error, and the report goes on")
    func unreadable() async throws {
        let fixture = try await ReportsFixture()
        let before = try fixture.run("funnel", "--json")
        try await fixture.unknownDecision()
        let after = try fixture.run("funnel", "--json")
        #expect(before.errors.isEmpty)
        #expect(after.errors == "Warning: 1 decision cannot be read and is not counted; a newer version wrote it.\n")
        #expect(after.output == before.output)
        #expect(after.status == 0)
    }

    @Test(
        "exit codes: 1 for a log that is not there, which is not made either; 64 for wrong usage",
        arguments: [
            ["funnel"], ["status"], ["tail"], ["anomalies"], ["dead-letters", "list"], ["lead", "list"],
        ])
    func exitCodes(command: [String]) throws {
        let tool = try LeadRelayTool()
        let missing = try tool.run(command + ["--url", "nowhere.db"])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("no log at"), "\(missing.errors)")
        #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: "nowhere.db").path))
        #expect(try tool.run(command + ["--from", "yesterday", "--nonsense"]).status == 64)
    }
}
