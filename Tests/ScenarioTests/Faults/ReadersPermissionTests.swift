import Foundation
import Testing

/// Reports needed write permission for the log and its directory.
@Suite("Reports for a user who may only read", .timeLimit(.minutes(3)))
struct ReadersPermissionTests {
    private static let reports = [
        ["status"], ["funnel"], ["lead", "list"], ["anomalies"], ["tail"], ["dead-letters", "list"],
        ["agreement", "show"],
    ]

    /// Runs every report with permissions that count, also where the tests run as root.
    private func endings(_ log: String) throws -> [(report: [String], ending: Program.Ending)] {
        try Self.reports.map { report in
            (
                report,
                try Program("leadrelay", report + ["--url", log], shell: Program.Shell.withoutPrivilege).ended()
            )
        }
    }

    private func allow(_ tool: LeadRelayTool, directory: Int, files: Int) throws {
        let manager = FileManager.default
        let path = tool.directory.path
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        for name in try manager.contentsOfDirectory(atPath: path) where name.hasPrefix("leadrelay.db") {
            try manager.setAttributes(
                [.posixPermissions: files], ofItemAtPath: tool.directory.appending(path: name).path)
        }
        try manager.setAttributes([.posixPermissions: directory], ofItemAtPath: path)
    }

    @Test(
        "beside a worker every report works with read permission alone; without one the sentence names what is needed")
    func readOnly() throws {
        let tool = try LeadRelayTool()
        try tool.write("captures.ndjson", ReplayFixture.capture(0))
        #expect(try tool.run("publish", "captures.ndjson").status == 0)
        let up = try Program("leadrelay", ["up", "--url", tool.log])
        #expect(up.line(with: "Partition restored") != nil)
        try allow(tool, directory: 0o555, files: 0o444)
        defer { try? allow(tool, directory: 0o755, files: 0o644) }
        for (report, ending) in try endings(tool.log) {
            #expect(ending.status == 0, "\(report): \(ending.errors)")
        }
        try allow(tool, directory: 0o755, files: 0o644)
        up.send(SIGTERM)
        #expect(up.ended().status == 0)
        try allow(tool, directory: 0o555, files: 0o444)
        for (report, ending) in try endings(tool.log) {
            #expect(ending.status == 1, "\(report)")
            #expect(ending.errors.count == 1)
            #expect(
                ending.errors.first?.contains("reading it takes write permission for its directory, or, while a worker")
                    == true,
                "\(report): \(ending.errors)")
        }
    }
}
