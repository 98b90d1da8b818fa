import ArgumentParser
import CloudEvents
import EventLog
import LeadBoard

/// The span of time that a command looks at.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("First instant: RFC 3339 or a day (UTC).", valueName: "time"))
    var from: InstantArgument?

    @Option(help: ArgumentHelp("First instant after.", valueName: "time"))
    var to: InstantArgument?

    func validate() throws {
        if let from, let to, from.instant >= to.instant {
            throw ValidationError("--from is not before --to.")
        }
    }

    var period: ReportPeriod { ReportPeriod(from: from?.instant, to: to?.instant) }

    /// Whether neither end is given.
    var isWhole: Bool { from == nil && to == nil }

    var appendTimes: (from: AppendTime?, to: AppendTime?) {
        (
            from.map { AppendTime(milliseconds: $0.instant.milliseconds) },
            to.map { AppendTime(milliseconds: $0.instant.milliseconds) }
        )
    }
}
