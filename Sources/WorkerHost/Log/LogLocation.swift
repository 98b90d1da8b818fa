/// Where a log is, as `--url` names it.
package enum LogLocation: Sendable, Hashable {
    /// Path of the embedded log's file.
    case embedded(path: String)
    /// Address of a log on Kafka, `kafka://host:9092,host2:9092/?prefix=acme.`; read when the log is opened.
    case kafka(url: String)

    package static let standard = LogLocation.embedded(path: "./leadrelay.db")

    /// Reads a path, `file://` and a path, or `kafka://` and what follows.
    ///
    /// - Throws: ``SettingsError`` for any other scheme, and for what SQLite would take for something else than a path.
    package init(_ address: String) throws(SettingsError) {
        guard address.hasPrefix("kafka://") || !address.contains("?prefix=") else {
            throw SettingsError(
                "A prefix is for clusters that several installations share; an embedded log is a file of one: leave ?prefix= out."
            )
        }
        guard let scheme = address.firstRange(of: "://") else {
            self = .embedded(path: try Self.path(address))
            return
        }
        switch address[..<scheme.lowerBound] {
        case "file": self = .embedded(path: try Self.path(String(address[scheme.upperBound...])))
        case "kafka": self = .kafka(url: address)
        default:
            throw SettingsError(
                "A log cannot be reached by \(address[..<scheme.lowerBound])://; give a path, or kafka://host:9092.")
        }
    }

    private static func path(_ path: String) throws(SettingsError) -> String {
        guard path.contains(where: { !$0.isWhitespace }) else {
            throw SettingsError("The log's address is empty; give a path, for example ./leadrelay.db.")
        }
        guard path != ":memory:" else {
            throw SettingsError("A log in memory would be gone at once; give a path, for example ./leadrelay.db.")
        }
        guard !path.hasPrefix("file:") else {
            throw SettingsError(
                "A log's address with file: has two slashes before the path; give file://PATH, or PATH alone.")
        }
        return path
    }
}

extension LogLocation {
    /// For a person: of a cluster's address the brokers and the prefix alone, for properties may hold passwords.
    var withoutCredentials: String {
        let url: String
        switch self {
        case .embedded(let path): return path
        case .kafka(let address): url = address
        }
        let parts = url.split(separator: "?", maxSplits: 1)
        let brokers = parts.first.map { $0.split(separator: "@").last ?? $0 } ?? ""
        let prefix = parts.dropFirst().first?.split(separator: "&").first { $0.hasPrefix("prefix=") }
        return (brokers.hasPrefix("kafka://") ? "" : "kafka://") + brokers + (prefix.map { "?" + $0 } ?? "")
    }
}

/// What is wrong with a setting: names it, and says what to do. No personal data.
package struct SettingsError: Error, Hashable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
