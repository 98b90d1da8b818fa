import ArgumentParser
import EventLog
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
            once: what was shown just before an abrupt end may be shown again. A new group begins with the first record kept.
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

    @Option(help: ArgumentHelp("Only this type, for example lead.captured; may be given again.", valueName: "type"))
    var type: [EventTypeArgument] = []

    @Option(help: ArgumentHelp("Only this lead.", valueName: "id"), transform: LeadArgument.init(reading:))
    var lead: LeadArgument?

    @Option(help: "Only this team's topics.")
    var team: TeamArgument?

    @Option(help: ArgumentHelp("Only this topic, copies included; may be given again.", valueName: "name"))
    var topic: [String] = []

    @Flag(help: "Show persons and their addresses (with --json).")
    var personal = false

    func validate() throws {
        if let count, count < 0 { throw ValidationError("-n takes 0 or more.") }
        if personal && !report.json { throw ValidationError("--personal goes with --json.") }
        if follow && period.to != nil { throw ValidationError("--follow and --to exclude each other.") }
        let topics = TopicRole.all.map(\.name)
        if let unknown = topic.first(where: { !topics.contains($0) }) {
            throw ValidationError(
                "--topic: there is no \(unknown); the topics are \(topics.joined(separator: ", ")).")
        }
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
        var place = try openGroup()
        var tail = try log.described { () throws(LogError) in
            let topics = try LogTopics(reader)
            let (from, to) = period.appendTimes
            var tail = try LogTail(
                reader, topics.places(where: isWanted), filter: filter, from: from, to: to,
                positions: place?.positions ?? [:])
            if let last = count ?? (from == nil && to == nil && place == nil ? 20 : nil) { try tail.skipToLast(last) }
            return tail
        }
        try drain(&tail, &place)
        while follow {
            try log.described { () throws(LogError) in try reader.waitForAppends(timeout: .seconds(1)) }
            try drain(&tail, &place)
        }
    }

    /// Shows what there is, and keeps the place after it.
    private func drain(_ tail: inout LogTail<OpenLog.Log.Reader>, _ place: inout GroupPlace<OpenLog.Log>?) throws {
        var shown = 0
        while let entry = try log.described({ () throws(LogError) in try tail.next() }) {
            show(entry)
            shown += 1
            if shown % Self.keptAfter == 0 { try keep(tail, &place) }
        }
        try keep(tail, &place)
    }

    private func keep(_ tail: LogTail<OpenLog.Log.Reader>, _ place: inout GroupPlace<OpenLog.Log>?) throws {
        ReportOutput.flush()
        try place?.keep(tail.positions)
    }

    /// The place that the group keeps.
    ///
    /// - Throws: ``CommandFailure`` for a group whose place belongs to state.
    private func openGroup() throws -> GroupPlace<OpenLog.Log>? {
        guard let group = group.flatMap({ GroupName($0) }) else { return nil }
        let open = try log.openExisting()
        guard !open.layout.statefulGroups.contains(group) else {
            throw CommandFailure("--group: \(group) is a worker's, whose place is its own; take another name.")
        }
        return try GroupPlace(open.log, group)
    }

    private var filter: TailFilter {
        var filter = TailFilter()
        filter.types = Set(type.map(\.type))
        filter.lead = lead?.lead
        filter.showsCopies = !topic.isEmpty
        return filter
    }

    private func isWanted(_ role: TopicRole) -> Bool {
        if let team, team.team != role.owner { return false }
        guard topic.isEmpty else { return topic.contains(role.name) }
        switch role {
        case .inbox, .decisions, .agreements: return true
        case .ingress, .deadLetters, .routing, .changelog: return false
        }
    }

    private func show(_ entry: TailEntry) {
        if report.json {
            ReportOutput.print(entry.json(showsPersonalData: personal))
        } else {
            ReportOutput.print([entry.line])
        }
    }
}
