import ArgumentParser
import EventLog
import ImportMapping
import LeadBoard
import LeadEvents
import LeadStream
import WorkerHost

/// Publishes events, from files or from standard input.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish events: CloudEvents, one JSON object a line, or CSV files by way of mappings.",
        discussion: """
            Every event is checked first. What cannot be published is reported with file, line and reason, and the rest \
            goes on; exit code 2 says that it happened. Published again, an event changes nothing: its id tells.
            docs/import.md describes mappings and lockstep.
            """,
        aliases: ["import"])

    @Argument(help: ArgumentHelp("Files; none, or -, is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "A mapping for CSV files: one for each file, in the files' order, or one for all.", valueName: "mapping"))
    var maps: [String] = []

    @Flag(help: "Publish in the order of the events' times over all files, whatever order they are in.")
    var mergeByTime = false

    @Option(
        help: ArgumentHelp(
            """
            Import history in lockstep: merged by time, slice by slice, each waiting until the workers have processed \
            the one before. For example 1d, 12h, 30m.
            """, valueName: "duration"))
    var lockstep: DurationArgument?

    @Flag(
        help: """
            Publish nothing, but give the workers their clocks back where an import in lockstep broke off and will not go \
            on. No import may be running.
            """)
    var release = false

    @Flag(help: "Print the events instead of publishing them. No log is opened.")
    var dryRun = false

    @Option(help: ArgumentHelp("With --dry-run: how many events to print.", valueName: "number"))
    var limit: Int?

    @Option(help: ArgumentHelp("Where the bytes of what is rejected go.", valueName: "file"))
    var rejects: String?

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        if release, !files.isEmpty || !maps.isEmpty || lockstep != nil || mergeByTime || dryRun || rejects != nil {
            throw ValidationError(
                "--release publishes nothing, so no file and no other option of publish goes with it.")
        }
        if maps.count > 1, maps.count != max(files.count, 1) {
            throw ValidationError("--map is given once for all files, or once for each of them.")
        }
        if limit != nil, !dryRun { throw ValidationError("--limit goes with --dry-run.") }
        if let limit, limit < 0 { throw ValidationError("--limit is 0 or more.") }
        if dryRun, lockstep != nil { throw ValidationError("--lockstep publishes; it does not go with --dry-run.") }
        if let rejects, files.contains(rejects) || maps.contains(rejects) {
            throw ValidationError("--rejects would overwrite \(rejects), which is read.")
        }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
    }

    func run() async throws {
        if release { return try await releaseClocks() }
        let terminal = TerminalLine()
        defer { terminal.clear() }
        let rejects = try RejectLog(path: rejects, terminal: terminal)
        let inputs = try openInputs()
        if dryRun {
            try printEvents(inputs, rejects)
        } else {
            var summary = try await Publishing(log.open(), rejects, terminal).run(inputs, order)
            summary.rejected = rejects.count
            if report.json { print(summary.json) } else { terminal.write(summary.sentence) }
        }
        if rejects.count > 0 { throw ExitStatus.faults.code }
    }

    private func releaseClocks() async throws {
        let open = try log.openExisting()
        try await Lockstep(log: open.log, layout: open.layout, clock: SystemClock()).finish()
        if report.json {
            ReportOutput.print(JSONText.object([.init("released", .bool(true))]))
        } else {
            TerminalLine().write(
                "The clocks are released: deadlines fire again, the overdue ones as soon as a worker runs.")
        }
    }

    private func printEvents(_ inputs: [any EventInput], _ rejects: RejectLog) throws {
        guard let layout = TopicLayout() else { return }
        let files = InputSequence(inputs, rejects, layout)
        let dryRun = DryRun(limit: limit)
        if mergeByTime { try dryRun.run(MergedRecords(sorting: files)) } else { try dryRun.run(files) }
    }

    private var order: PublishOrder {
        if let lockstep { return .lockstep(lockstep) }
        return mergeByTime ? .time : .files
    }

    /// Opens all of them and reads their headers before anything is published.
    private func openInputs() throws -> [any EventInput] {
        let documents = try maps.map(MappingDocument.read)
        return try (files.isEmpty ? ["-"] : files).enumerated().map { place, path in
            let file = try InputFile(path)
            guard let document = documents.count > 1 ? documents[place] : documents.first else {
                return LineInput(file)
            }
            return try CSVInput(file, document, namespace: LeadID.defaultNamespace)
        }
    }
}
