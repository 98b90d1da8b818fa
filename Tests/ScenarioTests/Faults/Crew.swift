import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Testing

/// The real programs over one real log file: both workers and a publisher, each a process of its own.
final class Crew {
    /// - standby: a second marketing-worker of the same group.
    enum Member: CaseIterable { case marketing, standby, sales, publisher }

    let directory: URL
    let layout: TopicLayout
    private var running: [Member: Process] = [:]

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "crew-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        layout = try #require(TopicLayout())
    }

    deinit {
        for process in running.values where process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: directory)
    }

    var logPath: String { directory.appending(path: "leadrelay.db").path }

    func openLog() throws -> EmbeddedLog { try EmbeddedLog(path: logPath) }

    /// Starts a member, unless it runs already.
    func start(_ member: Member, _ arguments: [String]) throws {
        guard running[member]?.isRunning != true else { return }
        let process = Process()
        process.executableURL = try Self.executable(member.program)
        process.arguments = arguments + ["--url", logPath]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        running[member] = process
    }

    /// Whether the member was killed while it ran.
    func kill9(_ member: Member) -> Bool { kill9([member]) == [member] }

    /// Kills them all before it waits for any. Returns those that were killed while they ran.
    func kill9(_ members: [Member]) -> [Member] {
        members.filter { send(SIGKILL, $0) }.filter { ended($0).reason == .uncaughtSignal }
    }

    /// Whether the member runs and has the log open.
    func hasLogOpen(_ member: Member) -> Bool {
        guard let process = running[member], process.isRunning else { return false }
        let files = "/proc/\(process.processIdentifier)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: files)) ?? []
        return names.contains { name in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(files)/\(name)"))?.hasSuffix("leadrelay.db")
                == true
        }
    }

    /// Stops a member where it stands and waits until it does. Returns whether it ran.
    func pause(_ member: Member) -> Bool {
        guard let process = running[member], send(SIGSTOP, member) else { return false }
        let status = "/proc/\(process.processIdentifier)/status"
        while process.isRunning, let text = try? String(contentsOfFile: status, encoding: .utf8) {
            if text.contains("State:\tT") { return true }
            sched_yield()
        }
        return false
    }

    /// Lets a member go on that was paused.
    func resume(_ member: Member) -> Bool { send(SIGCONT, member) }

    func send(_ signal: Int32, _ member: Member) -> Bool {
        guard let process = running[member], process.isRunning else { return false }
        return kill(process.processIdentifier, signal) == 0
    }

    /// Waits until the member has ended.
    func ended(_ member: Member) -> (status: Int32, reason: Process.TerminationReason) {
        guard let process = running[member] else { return (0, .exit) }
        process.waitUntilExit()
        return (process.terminationStatus, process.terminationReason)
    }

    func isRunning(_ member: Member) -> Bool { running[member]?.isRunning == true }

    private static func executable(_ name: String) throws -> URL {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: name)
    }
}

extension Crew.Member {
    fileprivate var program: String {
        switch self {
        case .marketing, .standby: "marketing-worker"
        case .sales: "sales-worker"
        case .publisher: "leadrelay"
        }
    }
}
