import Glibc
import SystemPackage

/// A temporary file without a name: gone when the process ends, however it ends.
final class SpillFile {
    private let file: FileDescriptor
    private var end: Int64 = 0

    /// - Throws: ``CommandFailure`` where the directory cannot be written.
    init(directory: String) throws {
        let path = "\(directory)/leadrelay-\(UInt64.random(in: .min ... .max)).sort"
        do {
            file = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        } catch {
            throw CommandFailure("\(directory) takes no temporary file: \(error). Set TMPDIR to a directory with room.")
        }
        // An open file without a name takes its room along when it is closed.
        unlink(path)
    }

    deinit { try? file.close() }

    /// Appends bytes and tells where they lie.
    func append(_ bytes: [UInt8]) throws -> Range<Int64> {
        do {
            let start = end
            end += Int64(try file.writeAll(toAbsoluteOffset: start, bytes))
            return start..<end
        } catch {
            throw CommandFailure("the temporary file cannot be written: \(error). Set TMPDIR to a directory with room.")
        }
    }

    /// Appends the bytes at a place to `bytes`; fewer where the range ends.
    func read(_ range: Range<Int64>, atMost count: Int, into bytes: inout [UInt8]) throws {
        let wanted = min(count, Int(range.upperBound - range.lowerBound))
        var piece = [UInt8](repeating: 0, count: wanted)
        do {
            let read = try piece.withUnsafeMutableBytes { buffer in
                try file.read(fromAbsoluteOffset: range.lowerBound, into: buffer)
            }
            bytes.append(contentsOf: piece[..<read])
        } catch {
            throw CommandFailure("the temporary file cannot be read: \(error).")
        }
    }
}
