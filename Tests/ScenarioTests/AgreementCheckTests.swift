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
        #expect(result.lines.map { String($0.prefix(17)) } == ["agreement.yaml:1:", "agreement.yaml:2:"])
        #expect(try tool.run("agreement", "check", "missing.yaml").status == 1)
    }
}
