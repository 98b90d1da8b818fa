import ArgumentParser
import EventLog
import Foundation
import LeadBoard
import LeadEvents
import LeadReplay
import WorkerHost

struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Show the records of the log, decoded, in the order of append time.",
        discussion: """
            Without --topic: both teams' inboxes, decisions and agreements, without the copies that workers take in.
            --from and --to mean append time. The last 20 are shown where neither they nor -n say otherwise.
            Persons and their addresses are shown with --json --personal alone.
            With --follow --group the place is kept on the log, after what was shown: run again, it goes on there. At least \
            once: what was shown just before an abrupt end may be shown again. A new group begins with the first record kept, \
            or at --from, and so does one that Kafka has forgotten (offsets.retention.minutes after its last member left). \
            One such command at a time holds a group; a second one is refused, and so is `leadrelay offsets reset`.
            """)

    /// Records shown between two times that a group's place is kept: as many as may be shown again after an abrupt end.
    private static let keptAfter = 200

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    @Flag(help: "Go on as records come.")
    var follow = false

    @Option(help: ArgumentHelp("With --follow: keep the place on the log under this name.", valueName: "name"))
    var group: String?

    @Option(name: .customShort("n"), help: ArgumentHelp("Begin with the last so many.", valueName: "count"))
    var count: Int?

    @Option(
        help: ArgumentHelp("Only this type, for example lead.captured; may be given again.", valueName: "type"),
        transform: EventTypeArgument.init(reading:))
    var type: [EventTypeArgument] = []

    @Option(help: ArgumentHelp("Only this lead.", valueName: "id"), transform: LeadArgument.init(reading:))
    var lead: LeadArgument?

    @Option(help: "Only this team's topics.")
    var team: TeamArgument?

    @Option(
        help: ArgumentHelp(
            "Only this topic, copies included; also a shadow's, or one of your own. May be given again.",
            valueName: "name"))
    var topic: [String] = []

    @Flag(help: "Show persons and their addresses (with --json).")
    var personal = false

    func validate() throws {
        if let count, count < 0 { throw ValidationError("-n takes 0 or more.") }
        if personal && !report.json { throw ValidationError("--personal goes with --json.") }
        if follow && period.to != nil { throw ValidationError("--follow and --to exclude each other.") }
        if let group {
            guard follow else { throw ValidationError("--group goes with --follow.") }
            guard GroupName(group) != nil else {
                throw ValidationError("--group may hold letters, digits, dots, dashes and underscores only.")
            }
            if count != nil { throw ValidationError("--group goes on where it was; it does not go with -n.") }
        }
    }

    func run() async throws {
        let reader = try log.reader()
        let places = try places(reader)
        guard let group = group.flatMap({ GroupName($0) }) else {
            var tail = try makeTail(reader, places)
            if let last = count ?? (period.isWhole ? 20 : nil) {
                try log.described { () throws(LogError) in try tail.skipToLast(last) }
            }
            return try run(&tail, reader, until: { ReportOutput.isClosed })
        }
        let end = EndRequest()
        // Whose reader is gone gives the group up in order, instead of being killed by the next record.
        signal(SIGPIPE, SIG_IGN)
        var place = try join(group, places)
        defer { place.leave() }
        tellBeginning(of: group, places, place.positions)
        var tail = try makeTail(reader, places, positions: place.positions)
        try run(&tail, reader, until: { end.isMade || ReportOutput.isClosed }) { positions in
            try log.described { () throws(LogError) in try place.keep(positions) }
        }
    }

    private func makeTail(
        _ reader: HostedReader, _ places: [TailPlace], positions: [TopicPartition: Offset] = [:]
    ) throws -> LogTail<HostedReader> {
        let (from, to) = period.appendTimes
        return try log.described { () throws(LogError) in
            try LogTail(reader, places, filter: filter, from: from, to: to, positions: positions)
        }
    }

    /// Shows what there is and, with --follow, what comes.
    ///
    /// - Parameter keep: told how far it is shown, now and then and before each wait.
    private func run(
        _ tail: inout LogTail<HostedReader>, _ reader: HostedReader, until isOver: () -> Bool,
        keep: ([TopicPartition: Offset]) throws -> Void = { _ in }
    ) throws {
        var shown = 0
        while true {
            while !isOver(), let entry = try log.described({ () throws(LogError) in try tail.next() }) {
                show(entry)
                shown += 1
                if shown % Self.keptAfter == 0 { try flush(tail, keep) }
            }
            try flush(tail, keep)
            guard follow, !isOver() else { break }
            try log.described { () throws(LogError) in try reader.waitForAppends(timeout: .seconds(1)) }
        }
        if shown == 0, !follow { tellNothingFound() }
    }

    private func flush(_ tail: LogTail<HostedReader>, _ keep: ([TopicPartition: Offset]) throws -> Void) throws {
        ReportOutput.flush()
        // What was meant for a reader that is gone is shown again.
        guard !ReportOutput.isClosed else { return }
        try keep(tail.positions)
    }

    private var filter: TailFilter {
        var filter = TailFilter()
        filter.types = Set(type.map(\.type))
        filter.lead = lead?.lead
        filter.showsCopies = !topic.isEmpty
        return filter
    }

    private func show(_ entry: TailEntry) {
        if report.json {
            ReportOutput.print(entry.json(showsPersonalData: personal))
        } else {
            ReportOutput.print([entry.line])
        }
    }
}
