import Testing

@Suite("Wrong usage", .timeLimit(.minutes(3)))
struct UsageTests {
    @Test(
        "what is wrong is said with the usage of the command that was meant",
        arguments: [
            (["lead", "show", "x"], "Give a lead's id", "lead show"),
            (["schema", "show", "x"], "There is no event type x", "schema show"),
            (["dead-letters", "show", "x"], "sales.dead-letters/0/3", "dead-letters show"),
            (["up", "--lanes", "2"], "an embedded log has one lane", "up"),
            (
                ["replay", "--topic", "marketing.inbox", "--into", "-", "--where", "origin.chanel=x"],
                "origin.channel?\n", "replay"
            ),
            (["tail", "--group", "crm"], "--group goes with --follow.", "tail"),
            (["tail", "--personal"], "--personal goes with --json", "tail"),
            (["tail", "--lead", "a@b"], "a lead's id is a UUID", "tail"),
        ])
    func usage(arguments: [String], words: String, command: String) throws {
        let result = try LeadRelayTool().run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.errors.contains("Usage: leadrelay \(command) "), "\(result.errors)")
    }

    @Test("a worker tells its version, too", arguments: ["marketing-worker", "sales-worker"])
    func workerVersion(program: String) throws {
        let tool = try LeadRelayTool()
        #expect(try tool.start(program, "--version").status() == 0)
        let output = String(decoding: try tool.bytes(of: "\(program).log"), as: UTF8.self)
        #expect(output == "\(program) \(try tool.run("--version").output)")
    }

    @Test("the version is told")
    func version() throws {
        let result = try LeadRelayTool().run("--version")
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?\n/) != nil, "\(result.output)")
    }
}
