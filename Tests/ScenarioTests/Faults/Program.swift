import Foundation
import Testing

/// One of the programs as a process whose standard error is read line by line. It is killed when the test lets go of it.
final class Program {
    /// A shell's ways of running the program, which is `"$0"`, with its arguments `"$@"`.
    enum Shell {
        static let plain = #"exec "$0" "$@""#
        /// Files may have so many blocks of 512 bytes; the test can lift that.
        static func files(of blocks: Int) -> String { #"ulimit -S -f \#(blocks); exec "$0" "$@""# }
        /// Permissions count, also where the tests run as root.
        static let withoutPrivilege =
            geteuid() == 0 ? #"exec setpriv --bounding-set=-dac_override,-dac_read_search "$0" "$@""# : plain
    }

    struct Ending {
        let status: Int32
        /// Ended by a signal.
        let isCrash: Bool
        /// What it said on standard error from where it was read so far.
        let errors: [String]
    }

    private let process = Process()
    private let pipe = Pipe()
    private var buffer: [UInt8] = []
    /// So long may a program say nothing, in milliseconds.
    private static let patience: Int32 = 60_000

    init(_ name: String, _ arguments: [String], shell: String = Shell.plain) throws {
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", shell, try LeadRelayTool.executable(name).path] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = pipe
        try process.run()
    }

    deinit { send(SIGKILL) }

    var isRunning: Bool { process.isRunning }

    func send(_ signal: Int32) {
        if process.isRunning { _ = kill(process.processIdentifier, signal) }
    }

    /// Files may have any size from now on.
    func liftFileLimit() throws -> Bool {
        let lift = Process()
        lift.executableURL = URL(filePath: "/usr/bin/prlimit")
        lift.arguments = ["--pid", "\(process.processIdentifier)", "--fsize=unlimited"]
        try lift.run()
        lift.waitUntilExit()
        return lift.terminationStatus == 0
    }

    /// Reads on until a line holds this text. `nil`: the program ended or was silent before.
    func line(with text: String) -> String? {
        while let line = nextLine() {
            if line.contains(text) { return line }
        }
        return nil
    }

    /// Waits until the program has ended.
    func ended() -> Ending {
        var errors: [String] = []
        while let line = nextLine() { errors.append(line) }
        send(SIGKILL)
        process.waitUntilExit()
        return Ending(
            status: process.terminationStatus, isCrash: process.terminationReason == .uncaughtSignal, errors: errors)
    }

    private func nextLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line
            }
            var entry = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, Self.patience) == 1 else { return nil }
            let more = pipe.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            buffer += more
        }
    }
}
