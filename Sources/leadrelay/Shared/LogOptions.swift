import ArgumentParser
import Foundation

/// Which log a command works on.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The log: a path. Default: the environment's LEADRELAY_URL, else ./leadrelay.db.", valueName: "path"))
    var url: String?

    /// Path of the embedded log's file.
    ///
    /// - Throws: ``CommandFailure`` for an address that this build cannot open.
    var path: String {
        get throws {
            let address = url ?? ProcessInfo.processInfo.environment["LEADRELAY_URL"] ?? "./leadrelay.db"
            guard !address.isEmpty else {
                throw CommandFailure("--url is empty; give the path of a log, for example ./leadrelay.db.")
            }
            guard let scheme = address.firstRange(of: "://") else { return address }
            guard address[..<scheme.lowerBound] == "file" else {
                throw CommandFailure(
                    "\(address[..<scheme.lowerBound]):// logs are not in this build; give a path instead.")
            }
            return String(address[scheme.upperBound...])
        }
    }
}
