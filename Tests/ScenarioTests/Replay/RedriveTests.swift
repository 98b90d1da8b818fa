import CloudEvents
import EventLog
import Foundation
import LeadEvents
import LeadReplay
import LeadStream
import Testing
import WorkerHost

@testable import leadrelay

@Suite("Dead letters are redriven or discarded", .serialized, .timeLimit(.minutes(5)))
struct RedriveTests {
    /// A log whose marketing ingress held: what is no event, and a lead's event in the future of its arrival.
    private static func fixture(on place: ReplayFixture.Place) async throws -> ReplayFixture {
        let fixture = try ReplayFixture(leads: 1, on: place)
        var records: [OutgoingRecord] = []
        for (id, time) in [("junk", "not a time"), ("ahead", ahead())] {
            var headers = RecordHeaders()
            for (name, value) in [
                ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", "web"), ("ce_team", "marketing"),
                ("ce_type", "leadrelay.lead.captured.v1"), ("ce_time", time), ("content-type", "application/json"),
                ("foreign", "kept"),
            ] { headers.append(name: name, value: value) }
            records.append(
                OutgoingRecord(
                    topic: fixture.layout.marketing.ingress, partition: .zero, headers: headers, key: nil,
                    value: Array(#"{"person":{"email":"lead0@x.example"},"contactRequested":true}"#.utf8)[...]))
        }
        try await fixture.publish(records)
        try fixture.work()
        return fixture
    }

    /// Six minutes ahead: a minute more than clocks may differ.
    private static func ahead() -> String { (Date.now + 360).formatted(.iso8601) }

    private static func letters(_ fixture: ReplayFixture, _ options: String...) throws -> [[String: Any]] {
        let result = try fixture.tool.run(["dlq", "list", "--json"] + options)
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    }

    @Test(
        "a letter is redriven once, where it was read, with its headers as they were",
        arguments: ReplayFixture.Place.here)
    func once(on place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 1, on: place)
        try await fixture.letter(of: "sound")
        let place = "marketing.dead-letters/0/0"
        let dry = try fixture.run("dlq", "redrive", place, "--dry-run")
        #expect(dry.lines.last == "1 dead letter would go, 0 stay.", "\(dry.output)")
        #expect(try Self.letters(fixture).count == 1)
        #expect(try fixture.run("dlq", "redrive", place).lines.last == "1 dead letter redriven, 0 stay.")
        #expect(try fixture.run("dlq", "redrive", place).lines.last == "0 dead letters redriven, 0 stay.")
        let back = try fixture.records("marketing.ingress")
        #expect(back.map { $0.text("ce_id") } == ["sound"])
        #expect(back[0].text("ce_redriveof") == place)
        #expect(back[0].text("foreign") == "kept")
        #expect(!back[0].headers.contains { $0.name.starts(with: "deadletter-".utf8) })
        try fixture.work()
        #expect(try fixture.records("marketing.inbox").contains { $0.text("ce_id") == "sound" })
        #expect(try Self.letters(fixture).isEmpty)
        let all = try Self.letters(fixture, "--all")
        #expect((all.first?["fate"] as? [String: Any])?["kind"] as? String == "redriven")
        #expect(try fixture.run("dlq", "show", place).output.contains("so far: redriven"))
    }

    @Test(
        "what would fail again stays, with the reason it would have now",
        arguments: ReplayFixture.Place.here)
    func failing(on place: ReplayFixture.Place) async throws {
        let fixture = try await Self.fixture(on: place)
        let listed = try fixture.run("dlq", "list")
        #expect(listed.lines.first?.hasPrefix("reason") == true)
        #expect(listed.lines.last == "2 dead letters", "\(listed.output)")
        let result = try fixture.tool.run("dlq", "redrive", "--team", "marketing", "--from", "2020-01-01", "--json")
        #expect(result.status == 2)
        let items = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        #expect(items.map { $0["verdict"] as? String } == ["failing", "failing"])
        #expect(items.map { $0["detail"] as? String } == ["malformedEnvelope", "timeInFuture"])
        #expect(try fixture.records("marketing.ingress").count == 2)
    }

    @Test(
        "a choice that no open letter fits names the reasons that there are, with their counts",
        arguments: [
            (
                ["redrive", "--reason", "timeInFutur"],
                "No open dead letter has the reason timeInFutur; there are \(reasons)"
            ),
            (
                ["discard", "--because", "spam", "--reason", "nosuch"],
                "No open dead letter has the reason nosuch; there are \(reasons)"
            ),
            (["list", "--reason", "nosuch"], "No open dead letter has the reason nosuch; there are \(reasons)"),
            (["redrive", "--team", "sales", "--reason", "nosuch"], "No dead letter is open."),
            (["redrive", "marketing.dead-letters/0/7"], "No open dead letter lies at marketing.dead-letters/0/7"),
            (
                ["redrive", "--reason", "timeInFuture", "--to", "2020-01-01"],
                "None of the 2 open dead letters fits all that is asked for."
            ),
        ])
    func misses(arguments: [String], words: String) async throws {
        let fixture = try await Self.fixture(on: .file)
        let result = try fixture.tool.run(["dead-letters"] + arguments)
        #expect(result.status == 0)
        #expect(result.errors.contains("Warning: \(words)"), "\(result.errors)")
    }

    private static let reasons = "malformedEnvelope (1), timeInFuture (1)."

    @Test(
        "a letter whose lead has had a newer event is stale, and goes by force alone; a later one of its lead waits",
        arguments: ReplayFixture.Place.here)
    func stale(on place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 1, on: place)
        try await fixture.letter(of: "old", time: "2026-03-01T09:00:00Z")
        try await fixture.letter(of: "newer", time: "2026-03-05T09:00:00Z")
        let newer = ReplayFixture.capture(0).replacing("c0", with: "c0-again").replacing("03-02", with: "03-03")
        try fixture.tool.write("newer.ndjson", newer)
        try fixture.run("publish", "newer.ndjson")
        try fixture.work()
        let arguments = ["dlq", "redrive", "--reason", "malformedValue"]
        let result = try fixture.tool.run(arguments + ["--json"])
        let items = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        #expect(items.map { $0["verdict"] as? String } == ["stale", "waiting"], "\(result.errors)")
        #expect(result.status == 2)
        #expect(try fixture.tool.run(arguments + ["--force"]).lines.last == "2 dead letters redriven, 0 stay.")
        #expect(try fixture.records("marketing.ingress").map { $0.text("ce_id") } == ["old", "newer"])
    }

    @Test("letters of one reason, or of one time, go and no others", arguments: ReplayFixture.Place.here)
    func choice(on place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 1, on: place)
        try await fixture.letter(of: "first")
        try await fixture.letter(of: "other", reason: "unknownType")
        let last = try #require(try fixture.records("marketing.dead-letters").last).appendTime.milliseconds
        while SystemClock().now().milliseconds <= last { sched_yield() }
        try await fixture.letter(of: "late", reason: "unknownType")
        let time = "\(Instant(milliseconds: last + 1))"
        func redriven(_ options: String...) throws -> [String?] {
            let result = try fixture.tool.run(["dlq", "redrive", "--force"] + options)
            #expect(result.status == 0, "\(result.errors)")
            return try fixture.records("marketing.ingress").map { $0.text("ce_id") }
        }
        #expect(try redriven("--reason", "unknownType", "--to", time) == ["other"])
        #expect(try redriven("--from", time) == ["other", "late"])
        #expect(try redriven("--reason", "malformedValue") == ["other", "late", "first"])
    }

    @Test(
        "a discarded letter says why, is listed with --all alone, and is never redriven",
        arguments: ReplayFixture.Place.here)
    func discarded(on place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 1, on: place)
        try await fixture.letter(of: "spam")
        let place = "marketing.dead-letters/0/0"
        #expect(try fixture.tool.run("dlq", "discard", place).status == 64)
        #expect(try fixture.run("dlq", "discard", place, "--because", "spam").output == "1 dead letter discarded.\n")
        #expect(try Self.letters(fixture).isEmpty)
        #expect(try fixture.run("dlq", "list", "--all").output.contains(": spam"))
        #expect(try fixture.run("dlq", "redrive", place).lines.last == "0 dead letters redriven, 0 stay.")
        #expect(try fixture.tool.run("dlq", "redrive").status == 64, "nothing was chosen")
    }

    @Test("as many letters go at once as one transaction takes, and those that stay are none of them")
    func limit() async throws {
        let fixture = try ReplayFixture(leads: 1)
        try await fixture.letter(of: "unsound", time: "not a time")
        for id in ["first", "second", "third"] { try await fixture.letter(of: id) }
        let topics = try #require(DeskTopics(.marketing, fixture.layout))
        let reader = try fixture.open().makeReader()
        func plan(_ team: (some TeamWorker).Type) throws -> Redrive {
            try Redrive(
                team, topics, [:], at: SystemClock().now(), isForced: false, limit: 2, readAgreement: { _ in nil },
                reader,
                isChosen: { _ in true })
        }
        let redrive = try plan(Team.marketing.worker)
        #expect(redrive.going.map { $0.letter.record.text("ce_id") } == ["first", "second"])
        #expect(redrive.items.count == 3 && redrive.left == 1)
    }

    @Test(
        "two redrives at once: the second is told so, and the first goes on and commits",
        arguments: ReplayFixture.Place.here)
    func twoDesks(on place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 1, on: place)
        try await fixture.letter(of: "sound")
        let topics = try #require(DeskTopics(.marketing, fixture.layout))
        let desk = try LetterDesk(try fixture.open(), topics, member: DeadLettersRedriveCommand.member)
        defer { desk.close() }
        let second = try fixture.tool.run("dlq", "redrive", "marketing.dead-letters/0/0")
        #expect(second.status == 1)
        #expect(second.errors.contains("Somebody else is at work"), "\(second.errors)")
        try desk.commit([], [])
    }
}
