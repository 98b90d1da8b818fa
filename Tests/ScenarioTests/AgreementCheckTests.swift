import AgreementFile
import Foundation
import LeadEvents
import Testing

@Suite("Checking agreements", .timeLimit(.minutes(2)))
struct AgreementCheckTests {
    @Test("a sound agreement is said to be, with its hash")
    func sound() throws {
        let tool = try LeadRelayTool()
        let document = "version: 3\n"
        try tool.write("agreement.yaml", document)
        let result = try tool.run("agreement", "check", "agreement.yaml", "--json")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let hash = try AgreementFile.read(document).hash
        #expect(result.output == "{\"file\":\"agreement.yaml\",\"version\":3,\"hash\":\"\(hash)\",\"faults\":[]}\n")
    }

    @Test("every fault is told with its line, at once")
    func faults() throws {
        let tool = try LeadRelayTool()
        try tool.write("agreement.yaml", "version: many\nscorring: {}\n")
        let result = try tool.run("agreement", "check", "agreement.yaml")
        #expect(result.status == 2)
        #expect(result.lines.map { String($0.prefix(7)) } == ["agreeme", "line 1:", "line 2:"])
        let flag = try tool.run("up", "--agreement", "agreement.yaml", "--exit-when-idle")
        #expect(flag.errors.contains(result.output), "both ways to the same faults say the same: \(flag.errors)")
    }

    @Test("a file that cannot be read is told with the reason")
    func unreadable() throws {
        let tool = try LeadRelayTool()
        try tool.write("long.yaml", String(repeating: "#", count: 1_048_577))
        try tool.write("latin.yaml", [0xe4, 0x0a])
        for (file, reason) in [
            ("missing.yaml", "No such file"), ("long.yaml", "longer than 1 MiB"), ("latin.yaml", "not UTF-8"),
        ] {
            let result = try tool.run("agreement", "check", file)
            #expect(result.status == 1)
            #expect(result.errors.contains(reason), "\(result.errors)")
        }
    }
}
