import Foundation
import LeadEvents
import Testing

@Suite("Publishing events", .timeLimit(.minutes(5)))
struct PublishEventsTests {
    @Test("publish takes the example of every type that can be published, as it stands")
    func examples() throws {
        let tool = try LeadRelayTool()
        let types = EventType.allCases.filter { Catalogue[$0].isPublishable }
        let result = try tool.run(["publish"], input: types.map { CatalogueExample.json(for: $0) + "\n" }.joined())
        #expect(result.status == 0, "\(result.errors)")
        #expect(try tool.published().map(\.type).sorted() == types.map(\.name).sorted())
        for event in try tool.published() {
            let entry = try #require(EventType(name: event.type.utf8).map { Catalogue[$0] })
            let topics = [Team.marketing, .sales].map { entry.topic(for: $0).name }
            #expect(topics.contains(event.topic))
        }
    }

    @Test("schema show prints the example that publish takes")
    func show() throws {
        let tool = try LeadRelayTool()
        let example = try tool.run("schema", "show", "sale.won", "--example")
        #expect(example.output == CatalogueExample.json(for: .saleWon) + "\n")
        #expect(try tool.run(["publish", "-"], input: example.output).status == 0)
        let unknown = try tool.run("schema", "show", "sale.one")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("did you mean sale.won?"), "\(unknown.errors)")
    }

    @Test("schema list names every type with its owner, topic, key and subject, in 80 columns")
    func list() throws {
        let lines = try LeadRelayTool().run("schema", "list").lines
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        for type in EventType.allCases {
            let place = try #require(lines.firstIndex { $0.hasPrefix(type.shortName + " ") })
            let entry = Catalogue[type]
            let topic = entry.topic(for: entry.onlyTeam ?? .marketing).name
            #expect(lines[place].contains(entry.owner.rawValue) && lines[place].contains(topic))
            #expect(lines[place + 1] == "    key: " + entry.key.phrase)
            #expect(entry.subject.isEmpty || lines[place + 2] == "    subject: " + entry.subject)
        }
    }

    @Test("an event dated in the future is refused at once, as is a row that makes one, and the others are published")
    func future() throws {
        let tool = try LeadRelayTool()
        let good = ReplayFixture.capture(0)
        try tool.write("events.ndjson", good + ReplayFixture.capture(1).replacing("2026-03-02", with: "2126-03-02"))
        let lines = try tool.run("publish", "events.ndjson", "--rejects", "bad.ndjson")
        #expect(lines.status == 2)
        #expect(
            lines.errors.contains(
                "events.ndjson:2: time is more than 5 minutes ahead of this machine's clock; correct the time or its time zone, "
                    + "or the clock."), "\(lines.errors)")
        #expect(String(decoding: try tool.bytes(of: "bad.ndjson"), as: UTF8.self).contains("2126-03-02"))

        try tool.write("leads.csv", PublishCSVTests.header + "2024-01-03,a@x.example,5\r\n2126-03-02,b@x.example,7\r\n")
        try tool.write("leads.yaml", PublishCSVTests.mapping)
        let rows = try tool.run("publish", "leads.csv", "--map", "leads.yaml")
        #expect(rows.status == 2)
        #expect(rows.errors.contains("leads.csv:3: time is more than 5 minutes ahead"), "\(rows.errors)")
        #expect(try tool.published().map(\.time) == ["2026-03-02T09:00:00Z", "2024-01-03T00:00:00Z"])
    }

    @Test("a line that is no event is told and kept, and the others are published")
    func faults() throws {
        let tool = try LeadRelayTool()
        let good = CatalogueExample.json(for: .leadCaptured)
        let lines = [
            good, "", "{\"specversion\":\"1.0\"", CatalogueExample.json(for: .leadQualified),
            good.replacing("\"team\":\"marketing\"", with: "\"team\":\"sales\""), "  ",
            good.replacing("lead.captured", with: "lead.captrued"),
            "{\"data\":\"" + String(repeating: "x", count: 3_000_000) + "\"}",
            good.replacing("example-0", with: "example-again"),
        ]
        try tool.write("events.ndjson", "\u{feff}" + lines.joined(separator: "\r\n"))
        let result = try tool.run("publish", "events.ndjson", "--rejects", "bad.ndjson")
        #expect(result.status == 2)
        for words in [
            "events.ndjson:3: ", "events.ndjson:4: ", "events.ndjson:5: ", "did you mean leadrelay.lead.captured.v1",
            "events.ndjson:8: the line is longer than",
        ] {
            #expect(result.errors.contains(words), "\(result.errors)")
        }
        #expect(try tool.published().map(\.id) == ["example-0", "example-again"])
        let kept = String(decoding: try tool.bytes(of: "bad.ndjson"), as: UTF8.self)
        #expect(kept == [2, 3, 4, 6, 7].map { lines[$0] + "\r\n" }.joined())
    }

    @Test(
        "what cannot be events, one a line, is said once for the file",
        arguments: [
            ("at,mail\n2024-01-01,a@x.example\n", "It looks like CSV: give --map"),
            ("{\n  \"specversion\": \"1.0\"\n}\n", "write one event a line"),
            ("[\n  {\"specversion\": \"1.0\"},\n]\n", "write one event a line"),
            ("{\0\n\0}\0\n\0", "It looks like UTF-16".lowercased()),
        ])
    func wholeFile(text: String, words: String) throws {
        let tool = try LeadRelayTool()
        try tool.write("events", text)
        let result = try tool.run("publish", "events")
        #expect(result.status == 1)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.lowercased().contains(words.lowercased()), "\(result.errors)")
    }

    @Test("every violation of an event is told, and the plural fits the number")
    func allViolations() throws {
        let tool = try LeadRelayTool()
        let bad = CatalogueExample.json(for: .leadCaptured)
            .replacing(/"email":"[^"]*"/, with: #""email":"x ","phone":"\#(String(repeating: "1", count: 2_000))""#)
            .replacing(/"country":"[^"]*"/, with: #""country":"gb""#)
            .replacing(/"language":"[^"]*"/, with: #""language":"e""#)
            .replacing(/"timeZone":"[^"]*"/, with: #""timeZone":"a b""#)
        try tool.write("events", bad + "\n" + CatalogueExample.json(for: .leadCaptured) + "\n")
        let result = try tool.run("publish", "events")
        #expect(result.status == 2)
        for field in ["email", "phone", "country", "language", "timeZone"] {
            #expect(result.errors.contains("person.\(field) "), "\(result.errors)")
        }
        #expect(result.errors.contains("one @ and no blanks"))
        #expect(result.errors.contains("Published 1 event; rejected 1."), "\(result.errors)")
    }

    @Test("a file of rejects that is there stays as it is until something is rejected")
    func keptRejects() throws {
        let tool = try LeadRelayTool()
        try tool.write("bad.ndjson", "precious")
        let good = CatalogueExample.json(for: .leadCaptured) + "\n"
        #expect(try tool.run(["publish", "--rejects", "bad.ndjson"], input: good).status == 0)
        #expect(try tool.bytes(of: "bad.ndjson") == Array("precious".utf8))
        #expect(try tool.run(["publish", "--rejects", "new.ndjson"], input: good).status == 0)
        #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: "new.ndjson").path))
        #expect(try tool.run(["publish", "--rejects", "none/bad.ndjson"], input: good).status == 1)
        #expect(try tool.run(["publish", "--rejects", "bad.ndjson"], input: good + "{}\n").status == 2)
        #expect(try tool.bytes(of: "bad.ndjson") == Array("{}\n".utf8))
    }

    @Test("an empty input publishes nothing and is no fault")
    func empty() throws {
        let tool = try LeadRelayTool()
        let result = try tool.run(["publish", "--json"], input: "")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix(#"{"events":0,"rejected":0"#))
        #expect(try tool.run("log", "check").output.contains("is sound"))
    }

    @Test(
        "log check tells a foreign file, a missing and an empty log, and a damaged one, which it does not send back to itself"
    )
    func check() throws {
        let tool = try LeadRelayTool()
        let missing = try tool.run("log", "check")
        #expect(missing.status == 1 && missing.errors.contains("there is no log at"), "\(missing.errors)")
        try tool.write("leadrelay.db", "")
        let empty = try tool.run("log", "check")
        #expect(empty.status == 1 && empty.errors.contains("there is no log in it yet"), "\(empty.errors)")
        #expect(try tool.run(["publish"], input: CatalogueExample.json(for: .leadCaptured)).status == 0)
        let sound = try tool.bytes(of: "leadrelay.db")
        try tool.write("leadrelay.db", Array(sound.prefix(sound.count / 2)))
        let torn = try tool.run("log", "check", "--json")
        #expect(torn.status == 2)
        #expect(torn.output.contains(#""findings":[{"place":"#), "\(torn.output)")
        #expect(!torn.output.contains("log check"), "\(torn.output)")
        try tool.write("leadrelay.db", "this is no log")
        let foreign = try tool.run("log", "check")
        #expect(foreign.status == 1 && foreign.errors.contains("name another path"), "\(foreign.errors)")
        #expect(try tool.run(["publish"], input: CatalogueExample.json(for: .leadCaptured)).status == 1)
    }
}
