import ArgumentParser
import LeadBoard

struct FunnelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funnel",
        abstract: "How far the leads came: captured, qualified, offered, assigned, accepted, contacted, won.",
        discussion: """
            A cohort: --from and --to select the leads by the time of their first capture, whenever the rest happened.
            Tests, candidates and partners do not count; leads that were not captured stand beside.
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    @Option(name: .customLong("by"), help: "What the rows stand for.")
    var dimension = FunnelReport.Dimension.origin

    func run() throws {
        let reader = try log.reader()
        var funnel = try log.read(FunnelFold(), reader).report(by: dimension, period: period.period)
        funnel.unoffered = try log.unoffered(reader).count
        if report.json {
            ReportOutput.print(funnel.json)
        } else {
            ReportOutput.print(funnel.lines(width: ReportOutput.width))
        }
    }
}

extension FunnelReport.Dimension: ExpressibleByArgument {}
