import Testing

@Suite("leadrelay agreement sign and show", .timeLimit(.minutes(2)))
struct AgreementSignTests {
    @Test("one that both teams signed comes into force; a signature can be taken back; a number names one document")
    func signing() throws {
        let tool = try LeadRelayTool()
        try tool.write("first.yaml", "version: 1\n")
        try tool.write("other.yaml", "version: 1\nqualification:\n  threshold: 60\n")
        try tool.write("event.ndjson", ReplayFixture.capture(1))
        #expect(try tool.run("publish", "event.ndjson").status == 0)
        #expect(
            try tool.run("agreement", "show").output == "None was signed: version 0, which is built in, is in force.\n")

        let marketing = try tool.run("agreement", "sign", "first.yaml", "--team", "marketing")
        #expect(marketing.status == 0, "\(marketing.errors)")
        #expect(marketing.output.hasSuffix("signed by marketing; waits for the other team\n"))
        let sales = try tool.run("agreement", "sign", "first.yaml", "--team", "sales", "--from", "2031-01-01")
        #expect(sales.output.hasSuffix("signed by marketing and sales; in force from 2031-01-01T00:00:00Z\n"))

        let other = try tool.run("agreement", "sign", "other.yaml", "--team", "sales")
        #expect(other.status == 1)
        #expect(other.errors.contains("Version 1 is another document already"))

        let back = try tool.run("agreement", "sign", "first.yaml", "--team", "sales", "--withdraw", "Too few reps.")
        #expect(back.output.hasSuffix("signed by marketing; waits for the other team\n"))
        let shown = try tool.run("agreement", "show", "--json")
        #expect(shown.output.contains(#""version":1,"founding":false,"signedBy":["marketing"],"inForce":[]"#))
    }

    @Test("a document with faults is signed by nobody")
    func faults() throws {
        let tool = try LeadRelayTool()
        try tool.write("event.ndjson", ReplayFixture.capture(1))
        #expect(try tool.run("publish", "event.ndjson").status == 0)
        try tool.write("bad.yaml", "version: 1\nscorng: 1\n")
        let result = try tool.run("agreement", "sign", "bad.yaml", "--team", "sales")
        #expect(result.status == 1)
        #expect(result.errors.contains("scorng"))
        #expect(try tool.run("agreement", "show").output.hasPrefix("None was signed"))
    }
}
