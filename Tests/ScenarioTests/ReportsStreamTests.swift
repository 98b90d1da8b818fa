import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import Sales
import StreamWorker
import SwiftProtobuf
import Testing

@Suite("leadrelay tail, dead-letters, status", .timeLimit(.minutes(2)))
struct ReportsStreamTests {
    /// Types of the records that tail shows.
    private func types(_ fixture: ReportsFixture, _ arguments: String...) throws -> [String] {
        let result = try fixture.tool.run(["tail", "--json"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try result.lines.map { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let type = (record?["event"] as? [String: Any])?["type"] as? String ?? "?"
            return String(type.dropFirst("leadrelay.".count).dropLast(".v1".count))
        }
    }

    @Test("tail shows both teams' records in the order of append time, without the copies that workers took in")
    func order() async throws {
        let fixture = try await ReportsFixture()
        #expect(
            try types(fixture, "-n", "100").prefix(6) == [
                "lead.captured", "lead.captured", "lead.qualified", "handoff.offered", "lead.assigned",
                "handoff.accepted",
            ])
        #expect(try types(fixture, "-n", "3") == ["lead.captured", "anomaly.noted", "lead.captured"])
        #expect(
            try types(fixture, "--topic", "sales.inbox", "-n", "2", "--to", "2026-03-10T00:00:08Z").contains(
                "handoff.offered"))
    }

    @Test(
        "tail is narrowed by type, lead, team and append time; -n counts what is left",
        arguments: [
            (["--type", "deal.closed"], ["deal.closed"]),
            (["--type", "leadrelay.stage.changed.v1", "-n", "1"], ["stage.changed"]),
            (["--lead", ReportsFixture.bea.description], ["lead.captured", "lead.qualified", "handoff.offered"]),
            (["--team", "sales", "-n", "2"], ["deal.closed", "stage.changed"]), (["-n", "0"], []),
            (["--type", "lead.captured", "--lead", ReportsFixture.unknown.description, "-n", "1"], ["lead.captured"]),
        ] as [([String], [String])])
    func filters(arguments: [String], types: [String]) async throws {
        let fixture = try await ReportsFixture()
        let result = try fixture.tool.run(["tail"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.count == types.count)
        for (line, type) in zip(result.lines, types) { #expect(line.contains("  \(type)  ")) }
    }

    @Test(
        "where nothing fits what tail is asked for, it says so; where there is no such type, it lists those that there are"
    )
    func nothingFits() async throws {
        let fixture = try await ReportsFixture()
        let lead = "00000000-0000-0000-0000-000000000009"
        let none = try fixture.tool.run("tail", "--lead", lead, "--type", "sale.won", "--from", "2026-03-10")
        #expect(none.status == 0 && none.output.isEmpty)
        #expect(
            none.errors.contains(
                "No record of this time in these topics is about lead \(lead) and has the type sale.won."))
        #expect(try fixture.tool.run("tail", "--lead", ReportsFixture.bea.description).errors.isEmpty)
        #expect(try fixture.tool.run("tail", "-n", "0", "--lead", lead).errors.isEmpty)
        let type = try fixture.tool.run("tail", "--type", "nosuch")
        #expect(type.status == 64)
        #expect(type.errors.contains("There is no event type nosuch; those are lead.captured|"), "\(type.errors)")
        #expect(try fixture.tool.run("tail", "--type", "lead.captued").errors.contains("did you mean lead.captured?"))
    }

    @Test("a letter with thousands of headers shows the first ones, and how many there are")
    func manyHeaders() async throws {
        let fixture = try await ReportsFixture()
        var headers = RecordHeaders()
        headers.append(name: "deadletter-reason", value: "malformedEnvelope")
        for number in 0..<5_000 { headers.append(name: "x\(number)", value: "y") }
        let publisher = try fixture.log.makePublisher()
        let place = try await publisher.publish([
            OutgoingRecord(
                topic: fixture.layout.sales.deadLetters, partition: .zero, headers: headers, key: nil, value: nil)
        ])
        await publisher.close()
        let letter = try #require(place.first).words
        let shown = try fixture.run("dlq", "show", letter)
        #expect(shown.lines.count < 70)
        #expect(shown.output.contains("... and 4950 headers more"), "\(shown.output)")
        #expect(try fixture.run("dlq", "show", letter, "--json").output.contains("\"x4999\""))
    }

    @Test("R-46: --from and --to of tail mean append time, however old the events are")
    func appendTime() async throws {
        let fixture = try await ReportsFixture()
        #expect(try types(fixture, "--to", "2026-03-10").isEmpty)
        #expect(try types(fixture, "--from", "2026-03-11").isEmpty)
        let all = try types(fixture, "--from", "2026-03-10")
        #expect(all.count == 18)
    }

    @Test("persons are in tail's JSON with --personal alone")
    func personalData() async throws {
        let fixture = try await ReportsFixture()
        let plain = try fixture.run("tail", "-n", "100", "--json")
        #expect(!plain.output.contains("ana@example.com") && !plain.output.contains("Ana Silva"))
        #expect(plain.output.contains("\"channel\":\"email\""))
        #expect(try fixture.run("tail", "-n", "100", "--json", "--personal").output.contains("ana@example.com"))
        #expect(try !fixture.run("tail", "-n", "100").output.contains("ana@example.com"))
    }

    @Test("tail --follow shows a record that is appended meanwhile")
    func follow() async throws {
        let fixture = try await ReportsFixture()
        let tail = try FollowedCommand(["tail", "--follow", "-n", "1", "--url", fixture.tool.log])
        defer { tail.end() }
        #expect(await tail.nextLine()?.contains("lead.captured") == true)
        try await fixture.activity(
            .saleLost(.with { $0.reason = "price" }), ReportsFixture.bea, "2026-03-09T10:00:00Z", id: "lost-1")
        let line = await tail.nextLine()
        #expect(line?.hasSuffix("sale.lost  \(ReportsFixture.bea)  sale lost: price") == true, "\(line ?? "")")
    }

    @Test(
        "dead letters are listed with their reason and shown with the original's headers",
        arguments: ["dead-letters", "dlq"])
    func deadLetters(command: String) async throws {
        let fixture = try await ReportsFixture()
        let letters = try #require(try fixture.json(command, "list") as? [[String: Any]])
        #expect(letters.map { $0["reason"] as? String } == ["timeInFuture"])
        #expect(letters.first?["origin"] as? String == "marketing.inbox/0/4")
        let place = try #require(letters.first?["place"] as? String)
        let shown = try fixture.run(command, "show", place)
        #expect(shown.output.contains("ce_time lies ahead; mend the clock."))
        #expect(shown.output.contains("leadrelay.lead.captured.v1"))
        #expect(!shown.output.contains("ana@example.com"))
        #expect(try fixture.run(command, "list", "--team", "sales").lines.last == "0 dead letters")
        #expect(try fixture.run(command, "show", "sales.dead-letters/0/7").status == 1)
        #expect(try fixture.run(command, "show", "nonsense").status == 64)
    }

    @Test("an address with a prefix for an embedded log is refused, and the flag of old is unknown")
    func prefixOfEmbeddedLog() throws {
        let tool = try LeadRelayTool()
        let refused = try tool.run("status", "--url", "leads.db?prefix=eu.")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("leave ?prefix= out"), "\(refused.errors)")
        #expect(try tool.run("status", "--prefix", "eu.").status == 64)
    }

    @Test("status shows who holds a lease, positions, backlog, and the leads that wait for a rep")
    func status() async throws {
        let fixture = try await ReportsFixture()
        let session = try fixture.log.openSession(SalesWorker.plan(fixture.layout, member: "host-1").session)
        defer { session.close() }
        _ = try session.poll(PollLimits(), timeout: .seconds(1))
        try session.start([.zero])
        try session.commit([
            InputPosition(
                TopicPartition(fixture.layout.sales.inbox, .zero), next: Offset.zero.next,
                note: "due=1773187200000")
        ])
        let status = try #require(try fixture.json("status") as? [String: Any])
        let groups = try #require(status["groups"] as? [[String: Any]])
        #expect(groups.map { $0["group"] as? String } == ["marketing-worker", "sales-worker"])
        #expect(groups.map { $0["holder"] as? String } == [nil, "host-1"])
        let inputs = try #require(groups[1]["inputs"] as? [[String: Any]])
        #expect(inputs.map { $0["backlog"] as? Int } == [2, 5, 0, 0])
        #expect(inputs.first?["due"] as? String == "2026-03-11T00:00:00Z")
        let waiting = try #require(status["waitingForRep"] as? [[String: Any]])
        #expect(waiting.map { $0["pool"] as? String } == ["north"])
        #expect(waiting.map { $0["oldest"] as? String } == [ReportsFixture.bea.description])
        let text = try fixture.run("status", "--as-of", "2026-03-10")
        #expect(text.output.contains("sales-worker: held by host-1, backlog 7"), "\(text.output)")
        #expect(text.output.contains("marketing-worker: never ran"))
        #expect(
            text.output.contains("1 lead waits for a rep in pool north, the longest 6 d 14 h: \(ReportsFixture.bea)"))
    }
}
