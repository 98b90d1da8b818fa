import ArgumentParser
import LeadBoard

struct DeadLettersListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The dead letters, the oldest first.",
        discussion: "--from and --to select by append time.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    @Option(help: "Only this team's: marketing or sales.")
    var team: TeamArgument?

    @Option(help: ArgumentHelp("Only those with this reason, for example timeInFuture.", valueName: "code"))
    var reason: String?

    func run() throws {
        let letters = try log.read(DeadLetterFold())
            .report(team: team?.team, reason: reason, period: period.period)
        if report.json {
            ReportOutput.print(.array(letters.map(\.json)))
        } else {
            ReportOutput.print(DeadLetterEntry.table(of: letters))
            ReportOutput.print([letters.count == 1 ? "1 dead letter" : "\(letters.count) dead letters"])
        }
    }
}
