import ArgumentParser
import EventLog
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Republish a stretch of a topic, into another topic or into a file.",
        discussion: """
            Ids, keys, times and headers stay as they are; ce_replayof says where each record came from. What it will cost is \
            said first. A run that broke off is simply run again: it goes on where it was, and writes nothing twice.
            A file holds CloudEvents, one a line, which `leadrelay publish` takes. A topic that is missing is made. Of the \
            installation's own topics only an ingress can be written; its worker takes in what it does not know yet.
            docs/replay.md has examples.

            \(ExitStatus.table)
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp("The topic to read, for example marketing.inbox.", valueName: "name"))
    var topic: String

    @Option(help: ArgumentHelp("First record: a time, an offset, or earliest.", valueName: "time|offset"))
    var from = BoundArgument(.earliest)

    @Option(help: ArgumentHelp("First record after: a time, an offset, or now.", valueName: "time|offset"))
    var to = BoundArgument(.now)

    @Option(help: ArgumentHelp("Only this lead.", valueName: "id"), transform: LeadArgument.init(reading:))
    var lead: LeadArgument?

    @Option(
        help: ArgumentHelp("Only this type, for example lead.captured; may be given again.", valueName: "type"),
        transform: EventTypeArgument.init(reading:))
    var type: [EventTypeArgument] = []

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only where this attribute or field of the payload has this value, for example source=crm or "
                + "origin.campaign=spring; all have to hold.", valueName: "field=value"))
    var conditions: [String] = []

    @Flag(help: "Only what people and systems report: no copies, ticks or decisions.")
    var activities = false

    @Option(help: ArgumentHelp("A topic, a file ending in .ndjson, or - for standard output.", valueName: "target"))
    var into: String

    @Option(help: ArgumentHelp("Records a second at most.", valueName: "number"))
    var rate: Int?

    @Flag(help: "Say what it will cost, and stop.")
    var dryRun = false

    func validate() throws {
        if let rate, rate < 1 { throw ValidationError("--rate is 1 or more.") }
        if case .offset(let first) = from.bound, case .offset(let end) = to.bound, first >= end {
            throw ValidationError("--from is not before --to.")
        }
        if case .time(let first) = from.bound, case .time(let end) = to.bound, first >= end {
            throw ValidationError("--from is not before --to.")
        }
        _ = try fieldConditions
    }

    func run() async throws {
        let open = try log.openExisting()
        try await run(on: open.log, open.layout)
    }

    private func run(on log: some EventLog, _ layout: TopicLayout) async throws {
        let terminal = TerminalLine()
        defer { terminal.clear() }
        let reader = try log.makeReader()
        let spec = try ReplayTopics.source(topic, reader)
        let destination = try ReplayTopics.destination(into, of: spec, reader, layout)
        let filter = try filter(destination)
        let stretch = try Stretch(of: spec, from: from.bound, to: to.bound, reader)
        try checkBounds(stretch, reader)
        let cost = try ReplayCost(stretch, filter, reader)
        show(cost, stretch, terminal)
        if cost.isExact, cost.records == 0, cost.offsets > 0 { try explain(filter, stretch, reader) }
        guard !dryRun else { return }
        let mark = ReplayMark(spec.name, from: from.bound, to: to.bound, filter)
        let replay = Replay(stretch, filter, mark, reader)
        var bar = ProgressBar(terminal, start: .now)
        let summary: ReplaySummary
        switch destination {
        case .file(let path):
            var target = try FileTarget(path: path)
            summary = try await replay.run(into: &target, rate: rate) { bar.show($0, of: cost) }
        case .topic(let spec, _):
            var target = try TopicTarget(log, spec)
            summary = try await replay.run(into: &target, rate: rate) { bar.show($0, of: cost) }
        }
        terminal.write(Self.sentence(summary, into: into))
    }

    /// Says where an offset lies behind what any partition holds.
    ///
    /// - Throws: ``CommandFailure`` where the stretch begins there.
    private func checkBounds(_ stretch: Stretch, _ reader: some LogReader) throws {
        let ends = try stretch.ranges.map { try reader.bounds(of: $0.place).end }
        guard let last = ends.max() else { return }
        let words = last == .zero ? "it holds no record yet" : "its last one is \(last.number - 1)"
        if case .offset(let first) = from.bound, first > last {
            throw CommandFailure("--from: \(topic) has no offset \(first); \(words).")
        }
        if case .offset(let end) = to.bound, end > last {
            ReportOutput.warn(
                "--to: \(topic) does not reach offset \(end); \(words), and what is there now is replayed.")
        }
    }

    private func filter(_ destination: ReplayTopics.Destination) throws -> RecordFilter {
        var filter = RecordFilter()
        filter.lead = lead?.lead
        filter.types = Set(type.map(\.type))
        filter.activitiesOnly = activities
        // A worker dead-letters anything else that it finds in its ingress.
        if case .topic(_, isIngress: true) = destination { filter.activitiesOnly = true }
        filter.conditions = try fieldConditions
        return filter
    }

    private var fieldConditions: [FieldCondition] {
        get throws {
            do throws(EventFault) {
                return try conditions.map { text throws(EventFault) in
                    try FieldCondition(text, of: type.map(\.type))
                }
            } catch {
                throw ValidationError("--where: \(error.sentence)")
            }
        }
    }

    /// Says what of the filter no record of the stretch fits.
    private func explain(_ filter: RecordFilter, _ stretch: Stretch, _ reader: some LogReader) throws {
        let parts = filter.parts
        let missing = try parts.filter { try ReplayCost(stretch, $0.filter, reader).records == 0 }.map(\.words)
        for words in missing { ReportOutput.warn("No record of this stretch of \(topic) \(words).") }
        if missing.isEmpty { ReportOutput.warn("No record of this stretch of \(topic) fits all that is asked for.") }
    }

    private func show(_ cost: ReplayCost, _ stretch: Stretch, _ terminal: TerminalLine) {
        if report.json, dryRun {
            ReportOutput.print(cost.json(stretch, rate: rate))
        } else {
            for line in cost.lines(stretch, rate: rate) { terminal.write(line) }
        }
    }

    private static func sentence(_ summary: ReplaySummary, into target: String) -> String {
        let written =
            "Replayed \(ProgressBar.counted(summary.written, "record")) into \(target == "-" ? "standard output" : target)"
        guard summary.resumed > 0 else { return written + "." }
        return written + "; an earlier run had done the first \(ProgressBar.counted(summary.resumed, "offset"))."
    }
}
