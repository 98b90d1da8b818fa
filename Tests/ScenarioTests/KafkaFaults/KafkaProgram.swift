import Foundation

/// One of the programs as a process whose words go to a file. It is killed when the test lets go of it.
final class KafkaProgram {
    private let process = Process()
    private let output: URL

    init(_ name: String, _ arguments: [String], output: URL) throws {
        self.output = output
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        process.executableURL = try LeadRelayTool.executable(name)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        guard process.isRunning else { return }
        send(SIGKILL)
        process.waitUntilExit()
    }

    var isRunning: Bool { process.isRunning }

    /// What it said so far.
    var said: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    var lines: [Substring] { said.split(separator: "\n") }

    func send(_ signal: Int32) {
        if process.isRunning { _ = kill(process.processIdentifier, signal) }
    }

    /// Waits until it has ended, at most two minutes; then it is killed.
    func ended() -> (status: Int32, isCrash: Bool) {
        let guardian = DispatchWorkItem { [process] in kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
        process.waitUntilExit()
        guardian.cancel()
        return (process.terminationStatus, process.terminationReason == .uncaughtSignal)
    }

    /// Stops it where it stands, and waits until it does. Returns whether it ran.
    func pause() -> Bool {
        guard process.isRunning else { return false }
        send(SIGSTOP)
        let status = "/proc/\(process.processIdentifier)/status"
        while process.isRunning, let text = try? String(contentsOfFile: status, encoding: .utf8) {
            if text.contains("State:\tT") { return true }
            sched_yield()
        }
        return false
    }
}
