import ArgumentParser
import Foundation
import Logging
import WorkerHost

/// Which log a command works on.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The log: a path, or kafka://host:9092,host2:9092/?prefix=acme. Default: the environment's LEADRELAY_URL, "
                + "else ./leadrelay.db.", valueName: "address"))
    var url: String?

    /// - Throws: ``SettingsError`` for an address that names no log.
    var location: LogLocation {
        get throws {
            let address = url ?? ProcessInfo.processInfo.environment["LEADRELAY_URL"]
            return try address.map { try LogLocation($0) } ?? .standard
        }
    }

    /// Path of the embedded log's file.
    ///
    /// - Throws: ``CommandFailure`` where the log is on Kafka.
    var path: String {
        get throws {
            guard case .embedded(let path) = try location else {
                throw CommandFailure("This works on an embedded log alone; give --url a path.")
            }
            return path
        }
    }

    /// What the client of a cluster has to say to a person; on standard error.
    static let logger: Logger = {
        var logger = Logger(label: "leadrelay") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }()
}
