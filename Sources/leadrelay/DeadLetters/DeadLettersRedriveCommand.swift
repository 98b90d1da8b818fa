import AgreementFile
import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct DeadLettersRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Hand dead letters to their worker once more, where they were read.",
        discussion: """
            Says first which would succeed now. One that would fail again stays. One whose lead has had a newer event since is \
            stale and stays, and so do later letters of a lead whose earlier one stays; --force takes both along. All that goes \
            is written in one transaction with a note of it, so no letter is redriven twice. At most \(Redrive.limit) at a time.

            \(ExitStatus.table)
            """)

    /// What groups call whoever redrives.
    static let member = "redrive"

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var choice: LetterChoice

    @Flag(help: "Also the stale ones, and those that wait for an earlier one of their lead.")
    var force = false

    @Flag(help: "Say what would go, and stop.")
    var dryRun = false

    func validate() throws { try choice.requireSome() }

    func run() async throws {
        let open = try log.openExisting()
        var rows: [JSONText] = []
        var (gone, stayed, left) = (0, 0, 0)
        for team in choice.teams {
            let redrive = try run(team.worker, on: open.log, open.layout)
            rows += redrive.items.map { $0.json(isForced: force) }
            if !report.json { ReportOutput.print(redrive.lines(isForced: force)) }
            gone += redrive.going.count
            stayed += redrive.items.count - redrive.going.count
            left += redrive.left
        }
        if report.json {
            ReportOutput.print(.array(rows))
        } else {
            print("\(ProgressBar.counted(gone, "dead letter")) \(dryRun ? "would go" : "redriven"), \(stayed) stay.")
        }
        choice.tell(left: left)
        if gone + stayed == 0 { try choice.explain(on: open.log, open.layout) }
        if stayed > 0 { throw ExitStatus.faults.code }
    }

    private func run(_ team: (some TeamWorker).Type, on log: some EventLog, _ layout: TopicLayout) throws -> Redrive {
        let topics = try DeskTopics.of(team.team, layout)
        let reader = try log.makeReader()
        let now = SystemClock().now()
        func plan(_ fates: [RecordPosition: LetterFate]) throws -> Redrive {
            try Redrive(
                team, topics, fates, at: now, isForced: force, readAgreement: AgreementFile.signed, reader,
                isChosen: choice.isChosen)
        }
        guard !dryRun else { return try plan(topics.fates(reader)) }
        let desk = try LetterDesk(log, topics, member: Self.member)
        defer { desk.close() }
        let redrive = try plan(desk.fates)
        try desk.commit(redrive.records, redrive.fates(at: now))
        return redrive
    }
}
