import ArgumentParser
import Foundation
import WorkerHost

/// Which log a command works on.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The log: a path. Default: the environment's LEADRELAY_URL, else ./leadrelay.db.", valueName: "path"))
    var url: String?

    @Option(
        name: .customLong("prefix"),
        help: ArgumentHelp(
            "What stands in front of every topic's name. Default: the environment's LEADRELAY_PREFIX, else nothing.",
            valueName: "text"))
    var givenPrefix: String?

    /// - Throws: ``SettingsError`` for an address that this build cannot open.
    var location: LogLocation {
        get throws {
            let address = url ?? ProcessInfo.processInfo.environment["LEADRELAY_URL"]
            return try address.map { try LogLocation($0) } ?? .standard
        }
    }

    /// Path of the embedded log's file.
    var path: String { get throws { try location.path } }

    /// What stands in front of every topic's name.
    var prefix: String { givenPrefix ?? ProcessInfo.processInfo.environment["LEADRELAY_PREFIX"] ?? "" }
}
