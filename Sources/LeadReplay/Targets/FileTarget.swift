package import EventLog
import Glibc
import SystemPackage

/// Writes a file of CloudEvents, one JSON object a line; or standard output, which keeps no place.
///
/// How far a run got stands in the file: of each partition, the last whole line. What a killed run left of a line is cut off.
package struct FileTarget: ReplayTarget {
    private let name: String
    private let file: FileDescriptor
    private let keepsPlace: Bool
    private var written: [PartitionID: Offset] = [:]

    /// - Parameter path: `-` is standard output.
    /// - Throws: ``ReplayFault``.
    package init(path: String) throws {
        name = path
        keepsPlace = path != "-"
        guard keepsPlace else {
            file = .standardOutput
            return
        }
        do {
            file = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create], permissions: [.ownerReadWrite])
        } catch {
            throw ReplayFault("--into: \(path) cannot be written: \(error); name another file.")
        }
    }

    package mutating func takeUp(_ mark: ReplayMark, _ stretch: Stretch) throws -> [PartitionID: Offset] {
        guard keepsPlace else { return [:] }
        do {
            let end = try findPlace(mark)
            try file.resize(to: end)
            try file.seek(offset: end, from: .start)
        } catch let error as Errno {
            throw ReplayFault("--into: \(name) cannot be read: \(error); name another file.")
        }
        return written.mapValues(\.next)
    }

    package mutating func write(_ records: [LogRecord], _ mark: ReplayMark) async throws -> Int {
        var lines: [UInt8] = []
        for record in records { lines += ReplayLine(record, mark).bytes }
        do {
            try file.writeAll(lines)
        } catch {
            throw ReplayFault(
                "--into: \(name) cannot be written: \(error); run the same command again, it goes on there.")
        }
        return records.count
    }

    package mutating func finish() async throws {
        guard keepsPlace else { return }
        do {
            try file.bringToDisk()
            // A new file is only there for good once its directory says so.
            let directory = try FileDescriptor.open(FilePath(name).directory, .readOnly)
            try directory.closeAfter { try directory.bringToDisk() }
            try file.close()
        } catch {
            throw ReplayFault(
                "--into: \(name) cannot be brought to the disk: \(error); run the same command again, it goes on there."
            )
        }
    }

    /// - Returns: where the last whole line ends.
    private mutating func findPlace(_ mark: ReplayMark) throws -> Int64 {
        var end: Int64 = 0
        var rest: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256 * 1_024)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
            guard count > 0 else { return end }
            rest += chunk[..<count]
            var start = 0
            while let newline = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                guard let origin = ReplayLine.origin(rest[start..<newline], mark) else {
                    throw ReplayFault(
                        "--into: \(name) holds something else than this replay; name another file, or remove it.")
                }
                written[origin.place.partition] = origin.offset
                end += Int64(newline + 1 - start)
                start = newline + 1
            }
            rest.removeFirst(start)
        }
    }
}

extension FileDescriptor {
    /// Returns when everything written is on the disk. What has no disk behind it, such as a pipe, is there already.
    fileprivate func bringToDisk() throws {
        guard fsync(rawValue) != 0, errno != EINVAL, errno != EROFS else { return }
        throw Errno(rawValue: errno)
    }
}

extension FilePath {
    fileprivate var directory: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }
}
