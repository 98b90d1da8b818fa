import SystemPackage

/// Reports what cannot be published, and keeps its bytes.
final class RejectLog {
    private(set) var count = 0
    private let terminal: TerminalLine
    private let file: FileDescriptor?
    /// Whose rows were written last; the first of each file's come after its header.
    private var lastFile: String?

    /// - Parameter path: where the bytes go; `nil`: nowhere.
    /// - Throws: ``CommandFailure`` where the file cannot be made.
    init(path: String?, terminal: TerminalLine) throws {
        self.terminal = terminal
        guard let path else {
            file = nil
            return
        }
        do {
            file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead])
        } catch {
            throw CommandFailure("--rejects: \(path) cannot be written: \(error).")
        }
    }

    /// - Parameters:
    ///   - bytes: as the file has them, with the line end.
    ///   - header: of a CSV file, so that the rejects can be mended and published like the file itself.
    func reject(_ bytes: [UInt8], header: [UInt8]?, of name: String, line: Int, _ reason: String) throws {
        count += 1
        terminal.write("\(name):\(line): \(reason)")
        guard let file else { return }
        do {
            if let header, lastFile != name { try file.writeAll(header) }
            lastFile = name
            try file.writeAll(bytes)
        } catch {
            throw CommandFailure("--rejects: the file cannot be written: \(error).")
        }
    }
}
