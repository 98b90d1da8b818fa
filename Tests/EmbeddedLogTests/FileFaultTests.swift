import EmbeddedLog
import EventLog
import Foundation
import GRDB
import SeededRandom
import Testing

@Suite("A file that is no log, damaged or not writable gives a clear error", .timeLimit(.minutes(1)))
struct FileFaultTests {
    struct BadFile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
    }

    static let badFiles: [BadFile] = [
        BadFile(testDescription: "two bytes", bytes: [1, 2]),
        BadFile(testDescription: "a short text", bytes: Array("Dear diary".utf8)),
        BadFile(testDescription: "a long text", bytes: Array(String(repeating: "Dear diary. ", count: 5_000).utf8)),
        BadFile(testDescription: "zeroes", bytes: [UInt8](repeating: 0, count: 20_000)),
        BadFile(
            testDescription: "SQLite's first bytes and no more",
            bytes: Array("SQLite format 3\0".utf8) + [UInt8](repeating: 255, count: 8_000)),
    ]

    @Test("a file of other bytes is refused and left as it is", arguments: badFiles)
    func otherBytes(_ file: BadFile) throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let url = directory.appending(path: "log.db")
        try Data(file.bytes).write(to: url)
        let error = #expect(throws: LogError.self) { try EmbeddedLog(path: url.path) }
        #expect(error?.code == .unreadable)
        #expect(error?.recovery == .stop)
        #expect(try Data(contentsOf: url) == Data(file.bytes))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["log.db"])
        let refusal = #expect(throws: LogError.self) { try EmbeddedLog.check(path: url.path) }
        #expect(refusal?.message.contains("name another path") == true, "\(refusal?.message ?? "none")")
    }

    @Test("an empty file is said to be empty by check, which leaves it so, and becomes a log")
    func empty() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let url = directory.appending(path: "log.db")
        try Data().write(to: url)
        let error = #expect(throws: LogError.self) { try EmbeddedLog.check(path: url.path) }
        #expect(error?.message.hasSuffix("log.db is empty: there is no log in it yet") == true)
        #expect(try Data(contentsOf: url).isEmpty)
        try EmbeddedLog(path: url.path).create(Topics.plan)
        #expect(try EmbeddedLog.check(path: url.path) == [])
    }

    @Test("another program's database is refused and left as it is")
    func foreign() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let url = directory.appending(path: "log.db")
        try DatabaseQueue(path: url.path).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        let before = try Data(contentsOf: url)
        let error = #expect(throws: LogError.self) { try EmbeddedLog(path: url.path) }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("another program") == true)
        #expect(throws: try #require(error)) { try EmbeddedLog.check(path: url.path) }
        #expect(try Data(contentsOf: url) == before)
    }

    @Test("a log of a newer version is refused")
    func newer() throws {
        let fixture = try EmbeddedFixture()
        try fixture.execute("PRAGMA user_version = 2")
        let error = #expect(throws: LogError.self) { try EmbeddedLog(path: fixture.path) }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("format 2") == true)
        #expect(throws: try #require(error)) { try EmbeddedLog.check(path: fixture.path) }
    }

    @Test("a missing file is an error where none is to be created")
    func missing() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        var settings = EmbeddedLogSettings()
        settings.createsFile = false
        let path = directory.appending(path: "log.db").path
        let error = #expect(throws: LogError.self) { try EmbeddedLog(path: path, settings: settings) }
        #expect(error?.code == .inputOutput)
        let refusal = #expect(throws: LogError.self) { try EmbeddedLog.check(path: path) }
        #expect(refusal?.message == error?.message)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
    }

    @Test("a directory that does not exist, and one in the file's place, are errors")
    func directories() throws {
        let directory = try EmbeddedFixture.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        for path in [directory.path, directory.appending(path: "none/log.db").path] {
            let error = #expect(throws: LogError.self) { try EmbeddedLog(path: path) }
            #expect(error?.code == .inputOutput)
            #expect(error?.recovery == .stop)
        }
    }

    @Test("a torn log is an error, wherever the tear is, and check finds it", arguments: [0.1, 0.3, 0.5, 0.9])
    func torn(_ part: Double) async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish((0..<5_000).map { "\($0)" }, to: Topics.inbox)
        let file = try FileHandle(forUpdating: URL(filePath: fixture.path))
        try file.truncate(atOffset: UInt64(Double(try file.seekToEnd()) * part))
        try file.close()
        let error = #expect(throws: LogError.self) {
            try EmbeddedLog(path: fixture.path).values(Topics.inbox)
        }
        #expect(error?.code == .damaged)
        #expect(error?.recovery == .stop)
        #expect(try !EmbeddedLog.check(path: fixture.path).isEmpty)
    }

    @Test("random bytes anywhere in the file never crash a reader, a writer or the check", arguments: 0..<20)
    func scribbled(_ seed: UInt64) async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish((0..<500).map { "\($0)" }, to: Topics.inbox)
        let session = try fixture.log.startedSession()
        try session.commit([InputPosition(Topics.inbox, next: try #require(Offset(100)), note: "note")])
        session.close()
        var random = SplitMix64(seed: seed)
        var bytes = try Data(contentsOf: URL(filePath: fixture.path))
        for _ in 0..<20 {
            // The first page and those with our tables are hit as often as all the rest.
            let end = Bool.random(using: &random) ? min(bytes.count, 40_000) : bytes.count
            bytes[Int.random(in: 100..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        try bytes.write(to: URL(filePath: fixture.path))
        // Whether anything fails is open: the bytes may lie where they do not matter. That it comes back is the point.
        try? await fixture.useEverything()
        _ = try? EmbeddedLog.check(path: fixture.path)
    }

    @Test("a full disk is an error that passes, and what was published stays", arguments: [300_000, 1_000_000])
    func fullDisk(_ bytes: Int) async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let probe = try Probe("fill", fixture.path, "\(bytes)")
        var published = 0
        var failure: String?
        while failure == nil, let line = probe.line() {
            if line.hasPrefix("published ") { published = Int(line.dropFirst(10)) ?? 0 }
            if line.hasPrefix("failed") { failure = line }
        }
        #expect(failure?.hasPrefix("failed diskFull retry: ") == true)
        #expect(try fixture.log.values(Topics.inbox) == (0..<published).map { "\($0)" })
        try await fixture.log.publish(["there is room again"], to: Topics.inbox)
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }
}

extension EmbeddedFixture {
    /// Runs a statement on the file past the log.
    func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Every kind of reading and writing; ends at the first error.
    func useEverything() async throws {
        let log = try EmbeddedLog(path: path)
        let reader = try log.makeReader()
        _ = try reader.topics()
        _ = try reader.groups()
        _ = try reader.offset(in: Topics.inbox, at: clockTime)
        _ = try log.values(Topics.inbox)
        try await log.publish(["more"], to: Topics.inbox)
        let session = try log.startedSession()
        defer { session.close() }
        try session.restore(.zero) { _ in }
        _ = try session.poll(PollLimits(), timeout: .zero)
        try session.append(OutgoingRecord("row", to: Topics.changelog))
        try session.commit([])
        try log.maintain()
    }
}
