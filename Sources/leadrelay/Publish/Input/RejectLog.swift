import Glibc
import SystemPackage

/// Reports what cannot be published, and keeps its bytes.
final class RejectLog {
    private(set) var count = 0
    private let terminal: TerminalLine
    private let path: FilePath?
    /// Opened by the first reject: where there is none, a file that is there stays as it is.
    private var file: FileDescriptor?
    /// Whose rows were written last; the first of each file's come after its header.
    private var lastFile: String?

    /// - Parameter path: where the bytes go; `nil`: nowhere.
    /// - Throws: ``CommandFailure`` where the file cannot be written, before anything is published.
    init(path: String?, terminal: TerminalLine) throws {
        self.terminal = terminal
        self.path = path.map { FilePath($0) }
        if let path = self.path, let fault = Self.fault(of: path) { throw Self.failure(path, fault) }
    }

    /// Why the file cannot be written, or made where it is missing.
    private static func fault(of path: FilePath) -> Errno? {
        let directory = path.removingLastComponent()
        let target =
            access(path.string, F_OK) == 0 ? path.string : directory.isEmpty ? "." : directory.string
        return access(target, W_OK) == 0 ? nil : Errno(rawValue: errno)
    }

    private static func failure(_ path: FilePath, _ fault: any Error) -> CommandFailure {
        CommandFailure("--rejects: \(path) cannot be written: \(fault).")
    }

    /// - Parameters:
    ///   - bytes: as the file has them, with the line end.
    ///   - header: of a CSV file, so that the rejects can be mended and published like the file itself.
    func reject(_ bytes: [UInt8], header: [UInt8]?, of name: String, line: Int, _ reason: String) throws {
        count += 1
        terminal.write("\(name):\(line): \(reason)")
        guard let path else { return }
        do {
            let file = try opened(path)
            if let header, lastFile != name { try file.writeAll(header) }
            lastFile = name
            try file.writeAll(bytes)
        } catch {
            throw Self.failure(path, error)
        }
    }

    private func opened(_ path: FilePath) throws -> FileDescriptor {
        if let file { return file }
        let new = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead])
        file = new
        return new
    }
}
