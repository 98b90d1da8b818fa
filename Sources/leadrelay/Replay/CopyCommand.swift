import ArgumentParser
import EventLog
import LeadEvents
import LeadReplay
import WorkerHost

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Move everything from one log to another: from a file to Kafka, back, or to more partitions.",
        discussion: """
            Stop publishers and workers first, once both workers have read everything (--exit-when-idle). Order within a \
            key, ids, append times and headers stay; ce_copyof says where each record lay. Workers' state and the places \
            of groups come along, so that workers go on at the copy where they were. Every topic is compared by count and \
            hash. A run that broke off is simply run again, and writes nothing twice. docs/operations.md has more.

            \(ExitStatus.table)
            """)

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp("The log to read: a path, or kafka://host:9092/?prefix=acme.", valueName: "address"))
    var from: String

    @Option(help: ArgumentHelp("The log to fill: one that is empty, or is made.", valueName: "address"))
    var to: String

    @Option(
        help: ArgumentHelp(
            "Partitions of the copy's lead-keyed topics: as many as there are, or a multiple. Default: as many.",
            valueName: "number"))
    var partitions: Int32?

    @Option(help: ArgumentHelp("Records a second at most.", valueName: "number"))
    var rate: Int?

    func validate() throws {
        if let rate, rate < 1 { throw ValidationError("--rate is 1 or more.") }
        if let partitions, !(1...1_024).contains(partitions) { throw ValidationError("--partitions takes 1 to 1024.") }
        guard from != to else { throw ValidationError("--from and --to are the same log.") }
    }

    func run() async throws {
        let source = try HostedLog(LogLocation(from), createsFile: false, logger: LogOptions.logger)
        let original = try CopyOriginal(source)
        try original.check(partitions: partitions)
        let target = try HostedLog(LogLocation(to), logger: LogOptions.logger)
        let copy = try LogCopy(from: original, to: target, partitions: partitions)
        let terminal = TerminalLine()
        defer { terminal.clear() }
        var bar = ProgressBar(terminal, start: .now)
        let whole = try copy.count()
        let summary = try await copy.run(member: "copy", rate: rate, worker: { $0.worker }) { done in
            let share = whole == 0 ? nil : min(Double(done) / Double(whole), 1)
            bar.show(events: done, PublishProgress(phase: "copying", share: share), now: .now)
        }
        if report.json { ReportOutput.print(summary.json) } else { summary.lines.forEach(terminal.write) }
    }
}
