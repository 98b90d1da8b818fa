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

    @Test("schema list names every type with its owner, topic and key")
    func list() throws {
        let result = try LeadRelayTool().run("schema", "list")
        #expect(result.lines.count == EventType.allCases.count + 1)
        for type in EventType.allCases {
            let line = try #require(result.lines.first { $0.hasPrefix(type.name + " ") })
            let entry = Catalogue[type]
            #expect(line.contains(entry.owner.rawValue) && line.contains(entry.key.phrase))
        }
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

    @Test("an empty input publishes nothing and is no fault")
    func empty() throws {
        let tool = try LeadRelayTool()
        let result = try tool.run(["publish", "--json"], input: "")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix(#"{"events":0,"rejected":0"#))
        #expect(try tool.run("log", "check").output.contains("is sound"))
    }

    @Test("log check tells a foreign file and a damaged log, and a sound one")
    func check() throws {
        let tool = try LeadRelayTool()
        try tool.write("leadrelay.db", "this is no log")
        let foreign = try tool.run("log", "check", "--json")
        #expect(foreign.status == 2)
        #expect(foreign.output.contains(#""findings":[{"place":"#), "\(foreign.output)")
        #expect(try tool.run(["publish"], input: CatalogueExample.json(for: .leadCaptured)).status == 1)
    }
}
