import EmbeddedLog
import EventLog
import Foundation
import LeadReplay
import LeadStream
import Testing
import WorkerHost

@Suite("Replaying a stretch", .timeLimit(.minutes(5)))
struct ReplayCommandTests {
    @Test("a topic's records come out with ids, keys, values and headers as they were, and where they came from")
    func intoTopic() throws {
        let fixture = try ReplayFixture(leads: 20)
        try fixture.run("replay", "--topic", "marketing.decisions", "--into", "my.copy")
        let originals = try fixture.records("marketing.decisions")
        let copies = try fixture.records("my.copy")
        #expect(originals.count > 20)
        #expect(copies.map(\.key) == originals.map(\.key))
        #expect(copies.map(\.value) == originals.map(\.value))
        for (copy, original) in zip(copies, originals) {
            #expect(copy.headers.block.starts(with: original.headers.block))
            #expect(copy.text("ce_replayof") == original.position.words)
        }
    }

    @Test("--dry-run says what it would cost and writes nothing")
    func dryRun() throws {
        let fixture = try ReplayFixture(leads: 20)
        let arguments = ["replay", "--topic", "marketing.inbox", "--type", "lead.captured", "--into", "my.copy"]
        let result = try fixture.tool.run(arguments + ["--dry-run", "--json"])
        let cost = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(cost["records"] as? Int == 20)
        #expect(cost["exact"] as? Bool == true)
        let names = try fixture.open().makeReader().topics().map(\.spec.name.name)
        #expect(!names.contains("my.copy"))
    }

    @Test(
        "a filter by lead, type, field or attribute, and the bounds, say what is replayed",
        arguments: [
            (["--type", "lead.captured", "--where", "origin.campaign=spring"], 2),
            (["--where", "source=web"], 20), (["--where", "source=crm"], 0), (["--activities"], 20),
            (["--from", "5", "--to", "8"], 3), (["--to", "2020-01-01"], 0),
            (["--from", "earliest", "--activities"], 20),
            (["--lead", "00000000-0000-0000-0000-000000000001"], 0),
        ])
    func filters(options: [String], expected: Int) throws {
        let fixture = try ReplayFixture(leads: 20)
        let result = try fixture.tool.run(["replay", "--topic", "marketing.inbox", "--into", "-"] + options)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.count == expected)
    }

    @Test(
        "what cannot be done is refused with the field and the mend",
        arguments: [
            (["--topic", "marketing.inbx", "--into", "-"], 1, "did you mean marketing.inbox?"),
            (["--topic", "marketing.inbox", "--into", "sales.decisions"], 1, "replay into sales.ingress"),
            (["--topic", "my.copy", "--into", "my.copy"], 1, "--topic: the log has no topic my.copy"),
            (["--topic", "marketing.inbox", "--into", "-", "--where", "origin.chanel=x"], 64, "origin.channel"),
            (["--topic", "marketing.inbox", "--into", "-", "--where", "x"], 64, "FIELD=VALUE"),
            (
                ["--topic", "marketing.inbox", "--into", "-", "--type", "nurture.due", "--where", "colour=red"], 64,
                "there are track, step"
            ),
            (
                ["--topic", "marketing.inbox", "--into", "-", "--where", "contactRequested=yes"], 64,
                "write one of true, false"
            ),
            (
                ["--topic", "marketing.inbox", "--into", "-", "--type", "lead.capturd"], 64,
                "did you mean lead.captured?"
            ),
            (["--topic", "nothing.like.it", "--into", "-"], 1, "`leadrelay status` shows those that it has"),
            (["--topic", "marketing.inbox", "--into", "-", "--from", "yesterday"], 64, "--from"),
            (["--topic", "marketing.inbox", "--into", "captures.ndjson"], 1, "something else than this replay"),
            (["--topic", "marketing.inbox", "--into", "-", "--rate", "0"], 64, "--rate is 1 or more"),
        ])
    func refusals(options: [String], status: Int32, words: String) throws {
        let fixture = try ReplayFixture(leads: 1, isWorkedOn: false)
        let result = try fixture.tool.run(["replay"] + options)
        #expect(result.status == status)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test(
        "what nothing fits is said, each by itself",
        arguments: [
            (
                ["--lead", "00000000-0000-0000-0000-000000000001"],
                ["is about lead 00000000-0000-0000-0000-000000000001."]
            ),
            (["--type", "sale.won", "--where", "source=crm"], ["has the type sale.won.", "has this source."]),
            (["--type", "lead.captured", "--to", "2020-01-01"], []),
        ])
    func misses(options: [String], words: [String]) throws {
        let fixture = try ReplayFixture(leads: 2, isWorkedOn: false)
        let result = try fixture.tool.run(["replay", "--topic", "marketing.inbox", "--into", "-"] + options)
        #expect(result.status == 0)
        let warnings = result.errors.split(separator: "\n").filter { $0.hasPrefix("Warning: ") }.map(String.init)
        #expect(warnings == words.map { "Warning: No record of this stretch of marketing.inbox \($0)" })
    }

    @Test("killed again and again, a replay goes on where it was, and writes nothing twice", arguments: [true, false])
    func resumed(intoFile: Bool) throws {
        let fixture = try ReplayFixture(leads: 600, isWorkedOn: false)
        let target = intoFile ? "stretch.ndjson" : "my.copy"
        let path = fixture.tool.directory.appending(path: target).path
        for round in 1...3 {
            let replay = try fixture.tool.start(
                "leadrelay", "replay", "--topic", "marketing.inbox", "--into", intoFile ? path : target, "--rate", "500"
            )
            // Each round is killed once it has written something of its own.
            while try Self.written(fixture, target, intoFile) < round * 100 { sched_yield() }
            replay.end()
        }
        let before = try Self.written(fixture, target, intoFile)
        #expect(before < 600, "it was done before the last kill")
        if intoFile {
            // What a kill may leave of a line.
            let file = try FileHandle(forWritingTo: fixture.tool.directory.appending(path: target))
            try file.seekToEnd()
            try file.write(contentsOf: Data(#"{"specversion":"1.0","id":"c"#.utf8))
        }
        let last = try fixture.run("replay", "--topic", "marketing.inbox", "--into", target)
        #expect(last.errors.contains("an earlier run had done the first"))
        let origins = try intoFile ? fixture.origins(inFile: target) : fixture.origins(inTopic: target)
        #expect(origins == (0..<600).map { "marketing.inbox/0/\($0)" })
    }

    private static func written(_ fixture: ReplayFixture, _ target: String, _ isFile: Bool) throws -> Int {
        if isFile { return try fixture.tool.bytesIfThere(of: target).count { $0 == UInt8(ascii: "\n") } }
        let reader = try fixture.open().makeReader()
        guard let topic = TopicName(target), try reader.topics().contains(where: { $0.spec.name == topic }) else {
            return 0
        }
        return Int(try reader.bounds(of: TopicPartition(topic, .zero)).end.number)
    }

    @Test("one team's activities do not go into the other's ingress, where each would be a dead letter")
    func otherTeamsIngress() throws {
        let fixture = try ReplayFixture(leads: 2)
        let result = try fixture.tool.run(
            "replay", "--topic", "marketing.inbox", "--from", "earliest", "--to", "now", "--into", "sales.ingress")
        #expect(result.status == 1 && result.errors.contains("replay into marketing.ingress"), "\(result)")
        #expect(try fixture.records("sales.ingress").isEmpty)
    }

    @Test(
        "a dead letter's key, subject and headers are shown as they are with --personal alone",
        arguments: [[], ["--json"]])
    func personalKeys(options: [String]) async throws {
        let fixture = try ReplayFixture(leads: 0, isWorkedOn: false)
        var headers = RecordHeaders()
        headers.append(name: "ce_subject", value: "ada.private@x.example")
        headers.append(name: "x-person", value: "Ada Private")
        try await fixture.publish([
            OutgoingRecord(
                topic: fixture.layout.sales.ingress, partition: .zero, headers: headers,
                key: Array("ada.private@x.example".utf8)[...], value: [1])
        ])
        try fixture.work()
        let show = ["dead-letters", "show", "sales.dead-letters/0/0"] + options
        for arguments in [show, ["dead-letters", "list"] + options] {
            let told = try fixture.tool.run(arguments)
            #expect(told.status == 0 && !told.output.lowercased().contains("private"), "\(told)")
        }
        let all = try fixture.tool.run(show + ["--personal"])
        #expect(all.output.contains("Ada Private") && all.output.contains("ada.private@x.example"), "\(all)")
    }

    @Test("another replay into the same topic is not taken for this one")
    func twoReplays() throws {
        let fixture = try ReplayFixture(leads: 20, isWorkedOn: false)
        try fixture.run("replay", "--topic", "marketing.inbox", "--from", "15", "--into", "my.copy")
        try fixture.run("replay", "--topic", "marketing.inbox", "--into", "my.copy")
        #expect(try fixture.records("my.copy").count == 25)
    }

    @Test("an offset behind the end is told: nothing can begin there, and nothing reaches there")
    func behindTheEnd() throws {
        let fixture = try ReplayFixture(leads: 3, isWorkedOn: false)
        let from = try fixture.tool.run("replay", "--topic", "marketing.inbox", "--from", "4", "--into", "x.ndjson")
        #expect(from.status == 1 && !fixture.hasFile("x.ndjson"))
        #expect(from.errors.contains("marketing.inbox has no offset 4; its last one is 2."), "\(from.errors)")
        let empty = try fixture.tool.run("replay", "--topic", "sales.ingress", "--from", "1", "--into", "x.ndjson")
        #expect(empty.status == 1 && empty.errors.contains("it holds no record yet"), "\(empty.errors)")
        let to = try fixture.run("replay", "--topic", "marketing.inbox", "--to", "9", "--into", "x.ndjson")
        #expect(to.errors.contains("does not reach offset 9; its last one is 2"), "\(to.errors)")
        #expect(try fixture.origins(inFile: "x.ndjson").count == 3)
        // The end itself is where the next record comes.
        try fixture.run("replay", "--topic", "marketing.inbox", "--from", "3", "--into", "y.ndjson")
    }
}

extension LeadRelayTool {
    /// The bytes of a file; none where there is no file yet.
    func bytesIfThere(of name: String) throws -> [UInt8] {
        FileManager.default.fileExists(atPath: directory.appending(path: name).path) ? try bytes(of: name) : []
    }
}
