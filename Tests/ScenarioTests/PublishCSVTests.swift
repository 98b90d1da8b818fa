import Foundation
import LeadEvents
import Testing

@Suite("Publishing CSV files", .timeLimit(.minutes(5)))
struct PublishCSVTests {
    static let mapping = """
        mapping: 1
        source: crm
        events:
          - type: lead.captured
            time: at
            fields: {person.email: mail, account.size: size}
        """
    static let header = "at,mail,size\r\n"
    static let good = [
        "2024-01-03,a@x.example,5\r\n", "2024-01-01,\"b@x.example\",\r\n", "2024-01-02,c@x.example,7\r\n",
    ]

    @Test("rows go to the inbox of the owner team, and again they have the same ids")
    func again() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", Self.header + Self.good.joined())
        try tool.write("sorted.csv", Self.header + Self.good.sorted().joined())
        let first = try tool.run("publish", "--map", "leads.yaml", "leads.csv", "--json")
        #expect(first.status == 0)
        #expect(first.output.contains(#""events":3,"rejected":0"#), "\(first.output)")
        let events = try tool.published()
        #expect(events.map(\.topic) == Array(repeating: "marketing.inbox", count: 3))
        #expect(events.map(\.time) == ["2024-01-03T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"])
        let second = try tool.run("import", "--map", "leads.yaml", "sorted.csv")
        #expect(second.status == 0)
        let all = try tool.published()
        #expect(all.count == 6)
        #expect(Set(all) == Set(events), "the second time adds no event that was not there")
    }

    @Test("a bad row is told with file, line and column, kept byte for byte, and stops nothing")
    func rejects() throws {
        let tool = try LeadRelayTool()
        let bad = [
            "2024-02-30,d@x.example,5\r\n", "2024-01-04,\"e@x.example\"x,5\r\n", "2024-01-05,f@x.example\r\n",
            "2024-01-06,,secretive\r\n", "2024-01-07,\"g@x.example,5\r\n",
        ]
        let rows = [Self.good[0], bad[0], bad[1], Self.good[1], bad[2], bad[3], Self.good[2], bad[4]]
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", Self.header + rows.joined())
        let result = try tool.run("publish", "--map", "leads.yaml", "leads.csv", "--rejects", "bad.csv")
        #expect(result.status == 2)
        #expect(try tool.published().count == 3)
        for place in [
            "leads.csv:3: column at:", "leads.csv:4: column 2:", "leads.csv:6: the row has 2 cells",
            "leads.csv:7: column size: no whole number", "leads.csv:9: a quote is opened",
        ] {
            #expect(result.errors.contains(place), "\(result.errors)")
        }
        #expect(!result.errors.contains("secretive"), "no cell is quoted")
        #expect(try tool.bytes(of: "bad.csv") == Array((Self.header + bad.joined()).utf8))

        let mended = String(decoding: try tool.bytes(of: "bad.csv"), as: UTF8.self)
            .replacing("02-30", with: "02-29").replacing("\"x,", with: "\",").replacing(
                "f@x.example", with: "f@x.example,1"
            )
            .replacing(",secretive", with: "h@x.example,").replacing("\"g@", with: "g@")
        try tool.write("mended.csv", mended)
        #expect(try tool.run("publish", "--map", "leads.yaml", "mended.csv").status == 0)
        #expect(try tool.published().count == 8)
    }

    @Test(
        "an address without @ names no lead: its row is rejected with the column, and nothing else is",
        arguments: [
            "{type: lead.captured, identity: {email: mail}, fields: {interest: n}}",
            "{type: lead.captured, fields: {person.email: mail, interest: n}}",
            "{type: lead.engaged, identity: {email: mail}, fields: {signal: {constant: page.viewed}, asset: n}}",
        ])
    func noAddress(event: String) throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", "mapping: 1\nsource: crm\nevents: [\(event)]\n")
        try tool.write("leads.csv", "mail,n\na@x.example,1\nsecretive,2\nb@x.example,3\n")
        let result = try tool.run("publish", "--map", "leads.yaml", "leads.csv", "--rejects", "bad.csv")
        #expect(result.status == 2)
        #expect(result.errors.contains("leads.csv:3: column mail: lead."), "\(result.errors)")
        #expect(result.errors.matches(of: /email is no e-mail address; write at most 254 bytes with one @/).count == 1)
        #expect(!result.errors.contains("secretive"), "no cell is quoted")
        #expect(try tool.bytes(of: "bad.csv") == Array("mail,n\nsecretive,2\n".utf8))
        #expect(try tool.published().count == 2)
    }

    @Test("rejects keep the file's encoding and its byte order mark")
    func encodedRejects() throws {
        let tool = try LeadRelayTool()
        func utf16(_ text: String) -> [UInt8] {
            text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        }
        try tool.write("leads.yaml", Self.mapping)
        let mark: [UInt8] = [0xff, 0xfe]
        try tool.write("leads.csv", mark + utf16("at,mail,size\n2024-01-01,zoë@x.example,5\nnever,ł@x.example,6\n"))
        let result = try tool.run("publish", "--map", "leads.yaml", "leads.csv", "--rejects", "bad.csv")
        #expect(result.status == 2)
        #expect(try tool.bytes(of: "bad.csv") == mark + utf16("at,mail,size\nnever,ł@x.example,6\n"))
    }

    @Test("several files take their mappings in their order, and merge by time with a row's events together")
    func merged() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", Self.header + Self.good.joined())
        try tool.write(
            "deals.yaml",
            """
            mapping: 1
            source: crm
            csv: {delimiter: ";"}
            events:
              - {type: rep.changed, id: rep, time: won, fields: {rep: rep}}
              - {type: sale.won, time: won, identity: {email: mail}, fields: {deal_id: deal, rep: rep}}
            """)
        try tool.write(
            "deals.csv",
            "won;deal;rep;mail\n2024-01-02;d2;r1;c@x.example\n2024-01-01;d1;r2;b@x.example\n2024-01-03;d3;r1;a@x.example\n"
        )
        let arguments = ["--map", "leads.yaml", "--map", "deals.yaml", "leads.csv", "deals.csv"]
        #expect(try tool.run(["publish", "--merge-by-time"] + arguments).status == 0)
        let events = try tool.published()
        let leads = events.filter { $0.topic == "marketing.inbox" }
        let deals = events.filter { $0.topic == "sales.inbox" }
        #expect(leads.map { $0.time?.prefix(10) } == ["2024-01-01", "2024-01-02", "2024-01-03"])
        #expect(
            deals.map(\.type)
                == Array(repeating: ["leadrelay.rep.changed.v1", "leadrelay.sale.won.v1"], count: 3).flatMap(\.self))
        #expect(deals.map(\.key).filter { $0.hasPrefix("r") } == ["r2", "r1", "r1"])
        #expect(leads.map(\.key) == deals.filter { $0.type.contains("sale") }.map(\.key), "a deal is keyed by its lead")
    }

    @Test("a dry run prints what would be published, opens no log, and its lines can be published")
    func dryRun() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.yaml", Self.mapping)
        try tool.write("leads.csv", Self.header + Self.good.joined())
        let arguments = ["publish", "--dry-run", "--map", "leads.yaml", "leads.csv"]
        let two = try tool.run(arguments + ["--limit", "2"])
        #expect(two.lines.count == 2)
        let all = try tool.run(arguments)
        #expect(all.lines.count == 3)
        #expect(!FileManager.default.fileExists(atPath: tool.log))
        #expect(try tool.run(["publish"], input: all.output).status == 0)
        let byLines = try tool.published()
        #expect(try tool.run("publish", "--map", "leads.yaml", "leads.csv").status == 0)
        #expect(try Set(tool.published()) == Set(byLines))
    }

    @Test("a mapping with faults, a header without its columns, and a missing file publish nothing")
    func faults() throws {
        let tool = try LeadRelayTool()
        try tool.write("leads.csv", Self.header + Self.good.joined())
        try tool.write("other.csv", "when,mail,size\n")
        try tool.write("good.yaml", Self.mapping)
        try tool.write(
            "bad.yaml",
            Self.mapping.replacing("person.email", with: "person.emial").replacing("source: crm", with: "sauce: crm"))
        let faulty = try tool.run("publish", "--map", "bad.yaml", "leads.csv")
        #expect(faulty.status == 1)
        #expect(faulty.errors.contains("bad.yaml:2: sauce is not known here; did you mean source?"), "\(faulty.errors)")
        #expect(faulty.errors.contains("bad.yaml:6: there is no field person.emial; did you mean email?"))
        let header = try tool.run("publish", "--map", "good.yaml", "leads.csv", "other.csv")
        #expect(header.status == 1)
        #expect(
            header.errors.contains("other.csv:1: the header has no column at; it has when, mail, size"),
            "\(header.errors)")
        let files: [(bytes: [UInt8], words: String)] = [
            (Array("at;mail;size\n2024-01-01;a@x.example;5\n".utf8), "no columns at, mail, size; it has at;mail;size."),
            (Array("2024-01-01,secretive,5\n".utf8), "it has 3 of other names. Is it the header"),
            (Array("at,mail,size\n".utf8).flatMap { [$0, 0] }, "It looks like UTF-16"),
            ([0x1f, 0x8b, 8, 0, 0, 0], "packed by gzip"),
        ]
        for (bytes, words) in files {
            try tool.write("odd.csv", bytes)
            let odd = try tool.run("publish", "--map", "good.yaml", "odd.csv")
            #expect(odd.status == 1)
            #expect(odd.errors.contains(words), "\(odd.errors)")
            #expect(!odd.errors.contains("secretive"), "no cell is quoted")
        }
        let missing = try tool.run("publish", "--map", "good.yaml", "leads.csv", "missing.csv")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("missing.csv cannot be opened"), "\(missing.errors)")
        #expect(!FileManager.default.fileExists(atPath: tool.log))
        #expect(try tool.run("publish", "--map", "good.yaml", "--map", "good.yaml", "leads.csv").status == 64)
        #expect(try tool.run("publish", "--limit", "3", "leads.csv").status == 64)
        #expect(try tool.run("publish", "--map", "good.yaml", "leads.csv", "--rejects", "leads.csv").status == 64)
        #expect(
            try tool.bytes(of: "leads.csv") == Array((Self.header + Self.good.joined()).utf8), "it was not overwritten")
        #expect(try tool.run("publish", "--url", "kafka://broker:9092", "--map", "good.yaml", "leads.csv").status == 1)
    }
}
