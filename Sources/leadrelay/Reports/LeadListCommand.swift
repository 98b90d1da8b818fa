import ArgumentParser
import CloudEvents
import LeadBoard

struct LeadListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The leads, each with its stage, owner and accountable team.",
        discussion: "--from and --to select by the time of the first capture.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions
    @OptionGroup var clock: NowOptions

    @Option(help: "Only leads in this stage; may be given again.")
    var stage: [LeadStage] = []

    @Option(help: "Only leads that this rep has.")
    var owner: String?

    @Flag(help: "Only leads that wait for a rep.")
    var waiting = false

    @Flag(help: "Test leads as well.")
    var tests = false

    @Option(help: ArgumentHelp("Only leads in their stage for longer than this: 30m, 12h, 7d.", valueName: "duration"))
    var olderThan: DurationArgument?

    func run() throws {
        let now = clock.now
        let standings = try log.read(StandingFold()).standings().filter { shows($0, now) }
        if report.json {
            ReportOutput.print(.array(standings.map(\.json)))
        } else {
            ReportOutput.print(LeadStanding.table(of: standings, now: now))
            ReportOutput.print([standings.count == 1 ? "1 lead" : "\(standings.count) leads"])
        }
    }

    private func shows(_ standing: LeadStanding, _ now: Instant) -> Bool {
        if !stage.isEmpty && !stage.contains(standing.stage) { return false }
        if let owner, standing.owner != owner { return false }
        if standing.isTest && !tests { return false }
        if waiting && !standing.isWaitingForRep { return false }
        if let olderThan, now.milliseconds(since: standing.since) <= olderThan.milliseconds { return false }
        return period.period == .always || standing.capturedAt.map(period.period.contains) ?? false
    }
}

extension LeadStage: ExpressibleByArgument {}
