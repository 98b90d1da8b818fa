import AgreementFile
import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Run a worker's rules over its inbox once more, into shadow topics beside the live ones.",
        discussion: """
            Up to where the worker has come. What was derived then (copies, assignments, ticks) is taken as recorded. Nothing \
            live is touched, and workers may go on meanwhile. Run again, it begins anew. `leadrelay diff` compares. \
            One rebuild at a time fills a shadow; a second one is refused.

            \(ExitStatus.table)
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var shadow: ShadowOptions

    func run() async throws {
        let open = try log.openExisting()
        try await run(on: open.log, try shadow.topics(of: open.layout))
    }

    private func run(on log: some EventLog, _ topics: ShadowTopics) async throws {
        let terminal = TerminalLine()
        defer { terminal.clear() }
        var bar = ProgressBar(terminal, start: .now)
        let rebuild = Rebuild(log, topics)
        // Ended by a signal it gives its turn back; killed, it holds the shadow until the log misses it.
        let end = EndRequest()
        let show = { (done: Int, whole: Int) in
            if end.isMade { throw CommandFailure("The rebuild of \(topics.name) was ended; run it again.") }
            let share = whole == 0 ? nil : Double(done) / Double(whole)
            bar.show(events: done, PublishProgress(phase: "rebuilding", share: share), now: .now)
        }
        let summary = try await rebuild.run(
            shadow.worker.team.worker, readAgreement: AgreementFile.signed, progress: show)
        for beginning in summary.beginnings {
            terminal.clear()
            ReportOutput.warn(
                "\(beginning.place) begins at \(beginning.offset): what came before was deleted, and leads with history there are "
                    + "decided without it.")
        }
        if report.json {
            ReportOutput.print(
                .object([
                    .init("shadow", .string(shadow.name)), .init("inbox", .integer(summary.inbox)),
                    .init("decisions", .integer(summary.decisions)),
                    .init("deadLetters", .integer(summary.deadLetters)),
                ]))
        } else {
            terminal.write(
                "Rebuilt \(ProgressBar.counted(summary.inbox, "record")) of \(topics.live[shadow.worker.team].inbox) into "
                    + "\(ProgressBar.counted(summary.decisions, "decision")) and "
                    + "\(ProgressBar.counted(summary.deadLetters, "dead letter")) of the shadow \(shadow.name).")
        }
    }
}
