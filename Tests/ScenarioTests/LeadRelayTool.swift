import Foundation

/// The `leadrelay` executable, which is built beside the test bundle, in a directory of its own.
final class LeadRelayTool {
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    let directory: URL
    /// The log of commands that name none; `nil`: the file ``log``.
    var address: String?

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "leadrelay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// Where commands that name no log keep it, as long as there is no ``address``.
    var log: String { directory.appending(path: "leadrelay.db").path }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: directory.appending(path: name))
    }

    func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: directory.appending(path: name))) }

    /// Runs a command to its end, at most so many seconds.
    ///
    /// - Parameter input: standard input.
    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    func run(_ arguments: [String], input: String = "", within seconds: Double = 120) throws -> Result {
        let process = Process()
        process.executableURL = try Self.executable("leadrelay")
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = environment
        // Through files: a pipe that nobody empties would stop the process.
        let (stdin, stdout, stderr) = ("stdin.tmp", "stdout.tmp", "stderr.tmp")
        try write(stdin, input)
        try write(stdout, "")
        try write(stderr, "")
        process.standardInput = try FileHandle(forReadingFrom: directory.appending(path: stdin))
        process.standardOutput = try FileHandle(forWritingTo: directory.appending(path: stdout))
        process.standardError = try FileHandle(forWritingTo: directory.appending(path: stderr))
        let guardian = DispatchWorkItem { process.terminate() }
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: guardian)
        process.waitUntilExit()
        guardian.cancel()
        return Result(
            status: process.terminationStatus, output: String(decoding: try bytes(of: stdout), as: UTF8.self),
            errors: String(decoding: try bytes(of: stderr), as: UTF8.self))
    }

    private var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["LEADRELAY_URL"] = address
        return environment
    }

    /// Starts a program that goes on beside the test. Its output goes to a file of its name.
    func start(_ program: String, _ arguments: String...) throws -> RunningProgram { try start(program, arguments) }

    func start(_ program: String, _ arguments: [String]) throws -> RunningProgram {
        let process = Process()
        process.executableURL = try Self.executable(program)
        process.arguments = arguments + (arguments.contains("--url") ? [] : ["--url", log])
        process.currentDirectoryURL = directory
        try write("\(program).log", "")
        let output = try FileHandle(forWritingTo: directory.appending(path: "\(program).log"))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return RunningProgram(process)
    }

    static func executable(_ name: String) throws -> URL {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: name)
    }
}

/// A program that runs beside the test.
final class RunningProgram {
    private let process: Process

    init(_ process: Process) { self.process = process }

    deinit { end() }

    /// Waits until it ends by itself, at most two minutes; then it is killed.
    func status() -> Int32 {
        let guardian = DispatchWorkItem { [process] in process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
        process.waitUntilExit()
        guardian.cancel()
        return process.terminationStatus
    }

    /// Kills it and waits until it is gone.
    func end() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
