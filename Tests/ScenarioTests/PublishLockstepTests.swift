import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("Publishing history in lockstep", .timeLimit(.minutes(5)))
struct PublishLockstepTests {
    static let mapping = """
        mapping: 1
        source: crm
        events:
          - type: lead.captured
            time: at
            fields: {person.email: mail, contact_requested: {constant: true}}
        """

    @Test("one team's decisions reach the other in their time, and deadlines of years ago fire at their own instants")
    func deadlines() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", "at,mail\n2021-03-20,late@x.example\n2021-03-01,early@x.example\n")
        let workers = try ["marketing-worker", "sales-worker"].map { try tool.start($0, "--clock", "log") }
        defer { for worker in workers { worker.end() } }
        let result = try tool.run("publish", "--lockstep", "1d", "--map", "leads.yaml", "leads.csv", "--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains(#""events":2,"rejected":0"#))

        let inbox = try tool.published().filter { $0.topic == "marketing.inbox" }
        #expect(inbox.first?.type == "leadrelay.clock.held.v1")
        #expect(inbox.last?.type == "leadrelay.clock.released.v1")
        let ticks = inbox.filter { $0.type == "leadrelay.clock.ticked.v1" }.map(\.time)
        #expect(ticks == ["2021-03-04T00:00:00Z"], "a tick for each day on which something is due")
        let captures = inbox.indices.filter { inbox[$0].type == "leadrelay.lead.captured.v1" }
        #expect(captures.map { inbox[$0].time } == ["2021-03-01T00:00:00Z", "2021-03-20T00:00:00Z"])
        let expiry = try #require(inbox.firstIndex { $0.type == "leadrelay.handoff.expired.v1" })
        #expect(expiry < captures[1], "nobody answered, and marketing knew before the next lead came")
        #expect(inbox[expiry].time?.hasPrefix("2021-03-0") == true, "\(inbox[expiry].time ?? "none")")
    }

    @Test("a year mistyped by centuries does not make publishing go through every day since")
    func mistyped() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", "at,mail\n0202-03-01,early@x.example\n2021-03-20,late@x.example\n")
        let workers = try ["marketing-worker", "sales-worker"].map { try tool.start($0, "--clock", "log") }
        defer { for worker in workers { worker.end() } }
        let result = try tool.run("publish", "--lockstep", "1d", "--map", "leads.yaml", "leads.csv", "--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try tool.published().filter { $0.type == "leadrelay.clock.ticked.v1" }.count < 50)
    }

    @Test("where no worker runs, publishing ends with code 3 and says who is missing; run again, it goes on")
    func missing() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", "at,mail\n2021-03-01,early@x.example\n")
        let arguments = ["publish", "--lockstep", "1d", "--map", "leads.yaml", "leads.csv"]
        let marketing = try tool.start("marketing-worker", "--clock", "log")
        defer { marketing.end() }
        let alone = try tool.run(arguments)
        #expect(alone.status == 3)
        #expect(alone.errors.contains("No worker of sales-worker has been there"), "\(alone.errors)")
        #expect(alone.errors.contains("clocks stay held"), "\(alone.errors)")
        #expect(try tool.run("status").output.contains("Clocks are held since "))
        let sales = try tool.start("sales-worker", "--clock", "log")
        defer { sales.end() }
        #expect(try tool.run(arguments).status == 0)
        #expect(try tool.published().filter { $0.type == "leadrelay.lead.captured.v1" }.count == 1)
        #expect(try !tool.run("status").output.contains("held since"))
    }

    @Test(
        """
        an import that breaks off says that clocks are held, as do status and the workers, so that none hangs without a word; \
        --release frees them
        """,
        arguments: [SIGINT, SIGTERM])
    func brokenOff(_ signal: Int32) throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", "at,mail\n2021-03-01,early@x.example\n")
        // No worker runs, so it waits, with the clocks held, until it is interrupted.
        let publishing = try Program(
            "leadrelay",
            ["publish", "--lockstep", "1d", "--url", tool.log, "--map"]
                + ["leads.yaml", "leads.csv"].map { tool.directory.appending(path: $0).path })
        while try !(tool.hasLog && tool.published().contains { $0.type == "leadrelay.clock.held.v1" }) { sched_yield() }
        publishing.send(signal)
        let ending = publishing.ended()
        #expect(ending.status == 130 && !ending.isCrash)
        #expect(ending.errors.contains { $0.contains("clocks stay held") && $0.contains("publish --release") })

        let status = try tool.run("status", "--json")
        #expect(status.output.contains(#""heldSince":"20"#), "\(status.output)")
        let waiting = try Program("leadrelay", ["up", "--exit-when-idle", "--url", tool.log])
        #expect(waiting.line(with: "Clock held, no deadline fires")?.contains("warning") == true)
        let released = try tool.run("publish", "--release")
        #expect(released.status == 0, "\(released.errors)")
        #expect(waiting.ended().status == 0)
        #expect(try !tool.run("status").output.contains("held"))
        #expect(try tool.run("publish", "--release", "leads.csv").status == 64)
    }
}

extension LeadRelayTool {
    fileprivate var hasLog: Bool {
        (try? EmbeddedLog(path: log).makeReader().topics().isEmpty == false) ?? false
    }
}
