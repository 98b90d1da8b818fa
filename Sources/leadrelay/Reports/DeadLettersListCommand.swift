import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import WorkerHost

struct DeadLettersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The dead letters that are open, counted by reason, then the oldest first.",
        discussion: "--from and --to select by append time.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    @Option(help: "Only this team's.")
    var team: TeamArgument?

    @Option(help: ArgumentHelp("Only those with this reason, for example timeInFuture.", valueName: "code"))
    var reason: String?

    @Flag(help: "Also those that were redriven or discarded.")
    var all = false

    func run() async throws {
        let fates = try fates()
        let found = try log.read(DeadLetterFold(of: team?.team)).report(reason: nil, period: period.period)
            .filter { all || fates[$0.position] == nil }
        let letters = found.filter { reason == nil || $0.reason == reason }
        if let reason, let words = LetterChoice.miss(of: reason, in: found.map(\.reason)) { ReportOutput.warn(words) }
        if report.json {
            ReportOutput.print(.array(letters.map { $0.json(fate: fates[$0.position]?.json) }))
        } else {
            ReportOutput.print(DeadLetterEntry.reasons(of: letters))
            if !letters.isEmpty { print() }
            ReportOutput.print(DeadLetterEntry.table(of: letters) { fates[$0.position]?.words })
            ReportOutput.print([letters.count == 1 ? "1 dead letter" : "\(letters.count) dead letters"])
        }
    }

    private func fates() throws -> [RecordPosition: LetterFate] {
        let open = try log.openExisting()
        let reader = try open.log.makeReader()
        return try (team.map { [$0.team] } ?? [.marketing, .sales]).map {
            try DeskTopics.of($0, open.layout).fates(reader)
        }
        .reduce(into: [:]) { all, some in all.merge(some) { $1 } }
    }
}
