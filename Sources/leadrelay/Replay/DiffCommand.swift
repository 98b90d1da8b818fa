import ArgumentParser
import EventLog
import LeadBoard
import LeadReplay
import WorkerHost

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare a shadow's decisions with the live ones, lead by lead.",
        discussion: """
            Added: the shadow alone has it. Missing: the live topic alone has it. Changed: any byte differs; the headers and \
            fields are named that do. Exit code 2 where anything differs. docs/replay.md has examples.

            \(ExitStatus.table)
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var shadow: ShadowOptions

    @Option(help: ArgumentHelp("How many leads to show.", valueName: "number"))
    var limit = 20

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is 0 or more.") }
    }

    func run() async throws {
        let open = try log.openExisting()
        try run(on: open.log, try shadow.topics(of: open.layout))
    }

    private func run(on log: some EventLog, _ topics: ShadowTopics) throws {
        let diff = try DecisionDiff(of: shadow.worker.team, topics, try log.makeReader())
        if report.json { ReportOutput.print(diff.json) } else { ReportOutput.print(diff.lines(limit: limit)) }
        if !diff.differences.isEmpty { throw ExitStatus.faults.code }
    }
}
