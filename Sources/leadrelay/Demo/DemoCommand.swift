import ArgumentParser
import CloudEvents
import SampleHistory
import WorkerHost

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Publish a made-up company's last 90 days in lockstep, and answer as its reps.",
        discussion: """
            Both workers have to run on the same log: scripts/demo does all of it. The same seed, people and end give the \
            same events; their ids never change, so a second time adds nothing. A log that holds other events is refused.
            """)

    private static let day: Int64 = 86_400_000

    @OptionGroup var log: LogOptions

    @Option(help: "Which history. The same number, the same history.")
    var seed: UInt64 = 1

    @Option(help: "How many people it is about.")
    var people = 2_000

    @Option(help: ArgumentHelp("The first instant after the history. Default: today, 0:00 UTC.", valueName: "time"))
    var end: InstantArgument?

    @Option(help: ArgumentHelp("How much of the history is published at a time. Default: 12h.", valueName: "duration"))
    var slice: DurationArgument?

    func validate() throws {
        guard (1...10_000_000).contains(people) else {
            throw ValidationError("--people is a whole number from 1 to 10000000.")
        }
    }

    func run() async throws {
        let history = SampleHistory(seed: seed, people: people, end: end?.instant ?? Self.today)
        let terminal = TerminalLine()
        let open = try log.open()
        try DemoGround(open).check()
        var run = try DemoRun(history, on: open, slice: slice?.milliseconds ?? Self.day / 2, terminal: terminal)
        try await HeldClocks.run(terminal) { try await run.play() }
    }

    private static var today: Instant {
        let now = SystemClock().now()
        return now.advanced(byMilliseconds: -(now.milliseconds % day))
    }
}
