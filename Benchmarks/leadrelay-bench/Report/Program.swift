import Foundation

/// Programs that this one runs.
enum Program {
    /// The path of a program beside this one.
    static func sibling(_ name: String) -> String {
        let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return own.deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// This program, or another, with arguments; what it prints can be read from its pipe.
    static func make(_ path: String? = nil, _ arguments: [String]) -> (process: Process, output: Pipe) {
        let process = Process()
        let output = Pipe()
        process.executableURL = Bundle.main.executableURL
        if let path { process.executableURL = URL(fileURLWithPath: path) }
        process.arguments = arguments
        process.standardOutput = output
        return (process, output)
    }

    /// Waits for its end.
    ///
    /// - Throws: ``BenchError`` where it failed.
    static func finish(_ process: Process, _ output: Pipe) throws -> Data {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError("\(process.arguments ?? []) ended with code \(process.terminationStatus).")
        }
        return data
    }
}
