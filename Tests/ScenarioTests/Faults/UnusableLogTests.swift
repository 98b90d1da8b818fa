import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Marketing
import Sales
import Testing

@Suite("The programs on a log that cannot be used", .timeLimit(.minutes(5)))
struct UnusableLogTests {
    struct BadLog: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Part of the sentence.
        let says: String
        /// Given a log with something in it: spoils it.
        let spoil: @Sendable (URL) throws -> Void
        var path: @Sendable (URL) -> URL = { $0 }
        var shell = Program.Shell.plain
        /// Whether `log check` can look at it, and then says on standard output what is wrong.
        var canBeChecked = false
        /// Part of the sentence of those that only look, where it is another.
        var saysToReaders: String?
        /// Whether it can be read all the same.
        var canBeRead = false
    }

    static let badLogs = [
        BadLog(testDescription: "a file of text", says: "no SQLite file") {
            try Data(String(repeating: "Dear diary. ", count: 5_000).utf8).write(to: $0)
        },
        BadLog(testDescription: "another program's database", says: "another program") {
            try patch($0, at: 68, 0x1234)
        },
        BadLog(testDescription: "a newer version's log", says: "format 9") { try patch($0, at: 60, 9) },
        BadLog(
            testDescription: "a torn log", says: "damaged",
            spoil: { url in
                let file = try FileHandle(forUpdating: url)
                try file.truncate(atOffset: try file.seekToEnd() / 4)
                try file.close()
            }, canBeChecked: true),
        BadLog(testDescription: "a directory", says: "cannot be opened") { url in
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        },
        BadLog(
            testDescription: "in a directory that is not there", says: "see that the directory exists",
            spoil: { _ in }, path: { $0.deletingLastPathComponent().appending(path: "none/leadrelay.db") },
            saysToReaders: "there is no log at"),
        BadLog(
            testDescription: "a file that may not be written", says: "may write",
            spoil: { try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: $0.path) },
            shell: Program.Shell.withoutPrivilege, canBeRead: true),
    ]

    static let programs: [(name: String, arguments: [String])] = [
        ("marketing-worker", []), ("sales-worker", ["--exit-when-idle"]), ("leadrelay", ["up"]),
        ("leadrelay", ["publish", "events-0.ndjson"]), ("leadrelay", ["log", "check"]), ("leadrelay", ["funnel"]),
    ]

    /// Writes a number of SQLite's header, which is big-endian.
    private static func patch(_ url: URL, at place: Int, _ number: UInt32) throws {
        var bytes = try Data(contentsOf: url)
        withUnsafeBytes(of: number.bigEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
        try bytes.write(to: url)
    }

    @Test("exit code 1 and one clear sentence, and the file stays as it is", arguments: badLogs)
    func unusable(_ bad: BadLog) throws {
        let crew = try Crew()
        let file = try crew.write(file: 0, leads: 80)
        try crew.publish(file)
        let url = URL(filePath: crew.logPath)
        try bad.spoil(url)
        let before = try? Data(contentsOf: url)
        for (name, arguments) in Self.programs {
            let arguments = arguments.map { $0.hasSuffix(".ndjson") ? file : $0 }
            let program = try Program(name, arguments + ["--url", bad.path(url).path], shell: bad.shell)
            let ending = program.ended()
            let said = ending.errors.joined(separator: "\n")
            let isCheck = arguments.first == "log"
            let isReader = isCheck || arguments.first == "funnel"
            if bad.canBeChecked, isCheck {
                #expect(ending.status == 2 && !ending.isCrash && said.isEmpty, "log check: \(said)")
                continue
            }
            if bad.canBeRead, isReader {
                #expect(ending.status == 0 && !ending.isCrash, "\(arguments): \(said)")
                continue
            }
            let isWorker = name != "leadrelay" || arguments.first == "up"
            #expect(ending.status == (isWorker ? 78 : 1) && !ending.isCrash, "\(name): \(said)")
            // A worker that got far enough to start said so before.
            let complaints = ending.errors.filter { !$0.contains(#""level":"info""#) }
            #expect(complaints.count == 1, "\(name): \(said)")
            #expect(said.contains(isReader ? bad.saysToReaders ?? bad.says : bad.says), "\(name): \(said)")
        }
        let after = try? Data(contentsOf: url)
        #expect(after == before)
    }

    @Test(
        "wrong usage is exit code 64 with a sentence",
        arguments: [
            ("marketing-worker", ["--partitions", "0"]), ("sales-worker", ["--no-such-setting"]),
            ("sales-worker", ["--url", "carrier-pigeon://roof"]), ("leadrelay", ["publish", "--no-such-option"]),
            ("leadrelay", ["vanish"]),
        ] as [(String, [String])])
    func usage(_ name: String, _ arguments: [String]) throws {
        let ending = try Program(name, arguments).ended()
        #expect(ending.status == 64 && !ending.isCrash)
        #expect(!ending.errors.isEmpty)
    }
}
