import Foundation
import Testing

@Suite("What workers say of themselves", .timeLimit(.minutes(3)))
struct WorkerLogTests {
    /// The lines of one worker, as JSON.
    private func lines(_ text: String, of worker: String = "sales-worker") throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap { line in
            let line = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return line?["worker"] as? String == worker ? line : nil
        }
    }

    @Test("a run tells where it starts, what it leads, what it restored and why it stopped, with numbers as numbers")
    func story() throws {
        let tool = try LeadRelayTool()
        try tool.write("captures.ndjson", (0..<3).map(ReplayFixture.capture).joined())
        #expect(try tool.run("publish", "captures.ndjson").status == 0)
        let up = ["up", "--clock", "log", "--exit-when-idle", "--log-format", "json", "--member", "front"]
        let run = try tool.run(up)
        let lines = try lines(run.errors)
        #expect(
            lines.compactMap { $0["message"] as? String } == [
                "Starting", "Leading: partitions assigned", "Partition restored",
                "Stopping: what is in hand is committed first", "Stopped",
            ], "\(run.errors)")
        let starting = try #require(lines.first)
        #expect(starting["team"] as? String == "sales")
        #expect(starting["group"] as? String == "sales-worker")
        #expect(starting["instance"] as? String == "front")
        #expect(starting["url"] as? String == "./leadrelay.db")
        #expect(starting["lanes"] as? Int == 1)
        #expect(starting["agreement.version"] as? Int == 0)
        #expect(lines[1]["log.partitions"] as? [Int] == [0])
        #expect(lines[2]["changelog.records"] as? Int == 0)
        #expect(lines[2]["duration.ms"] is Int)
        #expect(lines[4]["reason"] as? String == "idle")
        #expect(try #require(lines[4]["records"] as? Int) >= 3)
        #expect(run.errors.contains("Idle: everything is processed and no deadline is due"))
        #expect(!run.errors.contains("x.example"), "no personal data")
    }

    @Test("a second worker of a group says that it stands by")
    func standby() throws {
        let tool = try LeadRelayTool()
        try tool.write("captures.ndjson", ReplayFixture.capture(0))
        #expect(try tool.run("publish", "captures.ndjson").status == 0)
        let first = try Program("sales-worker", ["--member", "one", "--url", tool.log])
        #expect(first.line(with: "Partition restored") != nil)
        let second = try Program("sales-worker", ["--member", "two", "--url", tool.log])
        let line = try #require(second.line(with: "Standing by"))
        #expect(try lines(line).first?["lane"] as? Int == 0)
    }

    @Test("for a person the same lines are text")
    func text() throws {
        let tool = try LeadRelayTool()
        let run = try tool.run("up", "--clock", "log", "--exit-when-idle", "--log-format", "text")
        #expect(run.errors.contains("info     sales-worker: Starting agreement.version=0 clock=log "), "\(run.errors)")
        #expect(!run.errors.contains("{"))
        #expect(try tool.run("up", "--log-format", "xml").status == 64)
    }
}
