import EmbeddedLog
import Foundation

/// Another process that uses the log: Tests/EmbeddedLogProbe. It is killed when the test lets go of it.
final class Probe {
    private let process = Process()
    private let output = Pipe()
    private var buffer: [UInt8] = []

    init(_ command: String, _ path: String, _ argument: String) throws {
        process.executableURL = try Self.executable()
        process.arguments = [command, path, argument]
        process.standardOutput = output
        try process.run()
    }

    deinit {
        kill(SIGCONT)
        kill(SIGKILL)
    }

    /// It is built beside the test bundle.
    private static func executable() throws -> URL {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "embedded-log-probe")
    }

    func kill(_ signal: Int32) {
        guard process.isRunning else { return }
        _ = Foundation.kill(process.processIdentifier, signal)
    }

    /// Stops it and waits until it stands still.
    func stop() {
        kill(SIGSTOP)
        let status = "/proc/\(process.processIdentifier)/status"
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline, let text = try? String(contentsOfFile: status, encoding: .utf8) {
            if text.contains("State:\tT") { return }
            sched_yield()
        }
    }

    /// Kills it and waits until it is gone.
    func end() {
        kill(SIGKILL)
        process.waitUntilExit()
    }

    /// The next line that it says; `nil` once it has ended, or has said nothing for 20 s.
    func line() -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line
            }
            var entry = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 20_000) == 1 else { return nil }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            buffer += more
        }
    }

    /// The rest of the next line that begins with this word.
    func next(_ word: String) -> String? {
        while let line = line() {
            guard line.hasPrefix(word) else { continue }
            return String(line.dropFirst(word.count)).trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    /// The number in the next line that begins with this word.
    func number(_ word: String) -> Int? { next(word).flatMap { Int($0) } }
}
