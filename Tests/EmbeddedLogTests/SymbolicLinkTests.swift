import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("A log behind a symbolic link is the same log", .timeLimit(.minutes(1)))
struct SymbolicLinkTests {
    private static let links = ["absolute.db", "relative.db", "chained.db", "linked/log.db"]

    @Test("two workers, one by the file and one by a link, do not fence each other: one stands by", arguments: links)
    func oneLease(_ link: String) throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try makeLinks(in: fixture.directory)
        let first = try fixture.log.startedSession("first")
        defer { first.close() }
        let linked = try EmbeddedLog(path: fixture.directory.appending(path: link).path)
        #expect(try linked.makeReader().groups().map(\.holder) == ["first"])
        let second = try linked.openSession(Topics.session("second"))
        defer { second.close() }
        guard case .idle = try second.poll(PollLimits(), timeout: .milliseconds(100)) else {
            Issue.record("the standby took over from a living member")
            return
        }
        try first.append(OutgoingRecord("kept", to: Topics.decisions))
        try first.commit([])
        #expect(try linked.values(Topics.decisions) == ["kept"])
        #expect(try filesOfLinks(in: fixture.directory) == [])
    }

    @Test("a link to where there is no log yet makes it there, with its lock", arguments: links.dropLast())
    func dangling(_ link: String) throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        try makeLinks(in: directory)
        try EmbeddedLog(path: directory.appending(path: link).path).create(Topics.plan)
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(files.contains("log.db") && files.contains("log.db.lock"))
        #expect(try filesOfLinks(in: directory) == [])
    }

    @Test("links that go round in circles are an error")
    func circle() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let files = FileManager.default
        for (link, target) in [("a.db", "b.db"), ("b.db", "a.db")] {
            try files.createSymbolicLink(
                atPath: directory.appending(path: link).path, withDestinationPath: target)
        }
        let error = #expect(throws: LogError.self) { try EmbeddedLog(path: directory.appending(path: "a.db").path) }
        #expect(error?.code == .inputOutput)
    }

    /// `links`, each to `log.db` in the same directory.
    private func makeLinks(in directory: URL) throws {
        let targets = [
            "absolute.db": directory.appending(path: "log.db").path, "relative.db": "log.db",
            "chained.db": "relative.db",
            "linked": ".",
        ]
        for (link, target) in targets {
            try FileManager.default.createSymbolicLink(
                atPath: directory.appending(path: link).path, withDestinationPath: target)
        }
    }

    /// What lies beside a link instead of beside the file.
    private func filesOfLinks(in directory: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { name in
            !name.hasPrefix("log.db") && (name.contains(".db.") || name.contains(".db-"))
        }
    }
}
