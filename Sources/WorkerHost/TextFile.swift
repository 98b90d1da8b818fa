import SystemPackage

/// A small text file.
package enum TextFile {
    /// Why a file cannot be read; a clause that goes on from its path.
    package struct Fault: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    private static let mostBytes = 1_048_576

    /// The whole file as UTF-8, at most 1 MiB.
    package static func read(_ path: String) throws(Fault) -> String {
        let bytes: [UInt8]
        do {
            bytes = try readBytes(path)
        } catch {
            throw Fault(description: "cannot be read: \(error).")
        }
        guard bytes.count <= mostBytes else { throw Fault(description: "cannot be read: it is longer than 1 MiB.") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(description: "cannot be read: it is not UTF-8.")
        }
        return text
    }

    /// The file, or so much of it that it is seen to be too long.
    private static func readBytes(_ path: String) throws -> [UInt8] {
        let file = try FileDescriptor.open(FilePath(path), .readOnly)
        defer { try? file.close() }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= mostBytes, case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }),
            count > 0
        {
            bytes.append(contentsOf: piece[..<count])
        }
        return bytes
    }
}
