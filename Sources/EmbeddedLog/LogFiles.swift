import EventLog
import Glibc

/// The files of one log.
struct LogFiles: Sendable, Hashable {
    /// The SQLite file; no part of its path is a symbolic link, so whoever opens the log finds the same files beside it.
    let database: String

    /// - Parameter path: of the SQLite file, or a symbolic link to it. There may be none yet.
    init(database path: String) { database = Self.resolve(path) }

    /// Locked around every write transaction and every checkpoint; written to after each commit.
    var lock: String { database + ".lock" }
    /// Locked by who is next to get the lock.
    var turn: String { database + ".turn" }

    /// Locked by the member of the group that holds its partitions, for as long as it lives.
    func lease(of group: GroupName) -> String { "\(database).\(group).lease" }

    /// The path without symbolic links; as it is where its directory is not there or links go round in circles.
    private static func resolve(_ path: String) -> String {
        var target = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            if let real = realPath(target) { return real }
            // No file yet: a link to where it will be, or a name in a directory.
            let (directory, name) = split(target)
            guard let real = realPath(directory), !name.isEmpty else { return path }
            let place = real == "/" ? "/" + name : real + "/" + name
            guard let link = readLink(place) else { return place }
            target = link.hasPrefix("/") ? link : real + "/" + link
        }
        return path
    }

    private static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func readLink(_ path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = bytes.withUnsafeMutableBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { readlink(path, $0, buffer.count) } ?? -1 }
        }
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
