import Foundation

/// A command of `leadrelay` that goes on, read line by line. Ended after a minute, so that nobody waits for ever.
final class FollowedCommand: @unchecked Sendable {  // Everything is used from one queue, or thread-safe itself.
    private let process = Process()
    private let output = Pipe()
    private let queue = DispatchQueue(label: "followed command")
    private var rest = Data()

    init(_ arguments: [String]) throws {
        process.executableURL = try LeadRelayTool.executable("leadrelay")
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + 60) { [process] in process.terminate() }
    }

    /// The next line; `nil` once the command ended.
    func nextLine() async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.readLine()) }
        }
    }

    /// Asks it to end, and waits until it has.
    func end() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Ends it as a crash would.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Valid once it has ended.
    var status: Int32 { process.terminationStatus }

    private func readLine() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest = Data(rest[(end + 1)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            rest.append(more)
        }
    }
}
