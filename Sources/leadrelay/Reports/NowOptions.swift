import ArgumentParser
import CloudEvents
import Foundation

/// What ages are counted to.
struct NowOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Count ages to this instant instead of the present one.", valueName: "time"))
    var asOf: InstantArgument?

    var now: Instant { asOf?.instant ?? Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
