import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct DeadLettersDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Note that dead letters are done with, and why.",
        discussion: """
            They stay on the log as long as every dead letter, but are listed with --all alone and never redriven. At most \
            \(Redrive.limit) of a team's at a time, in one transaction.

            \(ExitStatus.table)
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var choice: LetterChoice

    @Option(help: ArgumentHelp("Why, for whoever asks later; no personal data.", valueName: "text"))
    var because: String

    @Flag(help: "Say how many, and stop.")
    var dryRun = false

    func validate() throws {
        try choice.requireSome()
        if !(1...500).contains(because.utf8.count) { throw ValidationError("--because is a text of 1 to 500 bytes.") }
    }

    func run() async throws {
        let open = try log.openExisting()
        var (count, left) = (0, 0)
        for team in choice.teams {
            let done = try run(team, on: open.log, open.layout)
            count += done.count
            left += done.left
        }
        if count == 0 { try choice.explain(on: open.log, open.layout) }
        print("\(ProgressBar.counted(count, "dead letter")) \(dryRun ? "would be " : "")discarded.")
        choice.tell(left: left)
    }

    private func run(
        _ team: Team, on log: some EventLog, _ layout: TopicLayout
    ) throws -> (count: Int, left: Int) {
        let topics = try DeskTopics.of(team, layout)
        let reader = try log.makeReader()
        func letters(_ fates: [RecordPosition: LetterFate]) throws -> [Letter] {
            try topics.all(reader).filter { fates[$0.position] == nil && choice.isChosen($0) }
        }
        func counts(_ letters: [Letter]) -> (count: Int, left: Int) {
            let count = min(letters.count, Redrive.limit)
            return (count, letters.count - count)
        }
        guard !dryRun else { return counts(try letters(topics.fates(reader))) }
        let desk = try LetterDesk(log, topics, member: "discard")
        defer { desk.close() }
        let (chosen, now) = (try letters(desk.fates), SystemClock().now())
        try desk.commit(
            [],
            chosen.prefix(Redrive.limit).map { LetterFate($0.position, .discarded, at: now, reason: because) })
        return counts(chosen)
    }
}
