import SystemPackage

/// A file, or standard input, read from front to back in chunks.
struct InputFile {
    /// Default 256 KiB: a thousand rows or so.
    private static let chunkBytes = 256 * 1_024

    /// As the user named it.
    let name: String
    /// Bytes; `nil` for a pipe.
    let size: Int64?
    /// Bytes read so far.
    private(set) var position: Int64 = 0
    private let file: FileDescriptor
    private var chunk = [UInt8](repeating: 0, count: chunkBytes)

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``CommandFailure``.
    init(_ path: String) throws {
        guard path != "-" else {
            name = "standard input"
            file = .standardInput
            size = nil
            return
        }
        name = path
        do {
            file = try FileDescriptor.open(FilePath(path), .readOnly)
            size = try? file.seek(offset: 0, from: .end)
            if size != nil { try file.seek(offset: 0, from: .start) }
        } catch {
            throw CommandFailure("\(path) cannot be opened: \(error).")
        }
    }

    /// The next bytes; none at the end. A pipe gives what it has, and waits only where it has nothing.
    mutating func read() throws -> ArraySlice<UInt8> {
        let isStart = position == 0
        let count: Int
        do {
            count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
        } catch {
            throw CommandFailure("\(name) cannot be read: \(error).")
        }
        position += Int64(count)
        if isStart, let packed = Self.packed(chunk[..<count]) { throw CommandFailure("\(name) is \(packed).") }
        return chunk[..<count]
    }

    /// What a file is that holds no text as it stands, and what to do; `nil`: it may.
    private static func packed(_ start: ArraySlice<UInt8>) -> String? {
        if start.starts(with: [0x1f, 0x8b]) { return "packed by gzip; unpack it first: gzip -d" }
        if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) { return "packed by ZIP, as Excel does; save it as CSV" }
        return nil
    }

    /// Whether a chunk is shorter than asked for: the pipe has no more at the moment.
    static func isShort(_ chunk: ArraySlice<UInt8>) -> Bool { chunk.count < chunkBytes }
}
