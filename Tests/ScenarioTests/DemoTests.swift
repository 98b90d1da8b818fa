import Foundation
import LeadEvents
import Testing

@Suite("leadrelay demo on a log", .timeLimit(.minutes(5)))
struct DemoTests {
    @Test("made-up people do not get into a log with other events, whoever named it")
    func foreign() throws {
        let tool = try LeadRelayTool()
        #expect(try tool.run(["publish"], input: CatalogueExample.json(for: .leadCaptured)).status == 0)
        let before = try tool.published()
        let refused = try tool.run("demo", "--people", "3")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("holds events that are not the demo's"), "\(refused.errors)")
        #expect(try tool.published() == before)
    }

    @Test("the demo runs again on its own log, workers' copies and ticks in it, and adds no event")
    func again() throws {
        let tool = try LeadRelayTool()
        let workers = try ["marketing-worker", "sales-worker"].map { try tool.start($0, "--clock", "log") }
        defer { for worker in workers { worker.end() } }
        let arguments = ["demo", "--people", "5", "--slice", "30d", "--end", "2026-11-01"]
        let first = try tool.run(arguments)
        #expect(first.status == 0, "\(first.errors)")
        let events = Set(try tool.published().map { "\($0.source) \($0.id)" }.filter { $0.hasPrefix("sample:") })
        #expect(!events.isEmpty)
        let second = try tool.run(arguments)
        #expect(second.status == 0, "\(second.errors)")
        #expect(Set(try tool.published().map { "\($0.source) \($0.id)" }.filter { $0.hasPrefix("sample:") }) == events)
    }
}
