import SystemPackage

/// A small text file.
package enum TextFile {
    /// The whole file as UTF-8; `nil` where it cannot be read, is longer than 1 MiB, or is no UTF-8.
    package static func read(_ path: String) -> String? {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return nil }
        defer { try? file.close() }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while let count = try? piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
            bytes.append(contentsOf: piece[..<count])
            guard bytes.count <= 1_048_576 else { return nil }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
