/// Where a log is, as `--url` names it.
package struct LogLocation: Sendable, Hashable {
    /// Path of the embedded log's file.
    package let path: String

    package static let standard = LogLocation(path: "./leadrelay.db")

    private init(path: String) { self.path = path }

    /// Reads a path, or `file://` and a path.
    ///
    /// - Throws: ``SettingsError`` for anything this build cannot open.
    package init(_ address: String) throws(SettingsError) {
        guard !address.isEmpty else {
            throw SettingsError("The log's address is empty; give a path, for example ./leadrelay.db.")
        }
        guard let scheme = address.firstRange(of: "://") else {
            self.init(path: address)
            return
        }
        guard address[..<scheme.lowerBound] == "file" else {
            throw SettingsError("\(address[..<scheme.lowerBound]):// logs are not in this build; give a path instead.")
        }
        self.init(path: String(address[scheme.upperBound...]))
    }
}

/// What is wrong with a setting: names it, and says what to do. No personal data.
package struct SettingsError: Error, Hashable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
