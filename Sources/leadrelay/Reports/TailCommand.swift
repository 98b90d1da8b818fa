import ArgumentParser
import EmbeddedLog
import EventLog
import LeadBoard
import LeadEvents

struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Shows the records of the log, decoded, in the order of append time.",
        discussion: """
            Without --topic: both teams' inboxes, decisions and agreements, without the copies that workers take in.
            --from and --to mean append time. The last 20 are shown where neither they nor -n say otherwise. Persons and
            their addresses are shown with --json --personal alone.
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    @Flag(help: "Go on as records come.")
    var follow = false

    @Option(name: .customShort("n"), help: ArgumentHelp("Begin with the last so many.", valueName: "count"))
    var count: Int?

    @Option(help: ArgumentHelp("Only this type, for example lead.captured; may be given again.", valueName: "type"))
    var type: [EventTypeArgument] = []

    @Option(help: ArgumentHelp("Only this lead.", valueName: "id"))
    var lead: LeadArgument?

    @Option(help: "Only this team's topics: marketing or sales.")
    var team: TeamArgument?

    @Option(help: ArgumentHelp("Only this topic, copies included; may be given again.", valueName: "name"))
    var topic: [String] = []

    @Flag(help: "Show persons and their addresses (with --json).")
    var personal = false

    func validate() throws {
        if let count, count < 0 { throw ValidationError("-n takes 0 or more.") }
        if follow && period.to != nil { throw ValidationError("--follow and --to exclude each other.") }
    }

    func run() throws {
        let (reader, prefix) = (try log.reader(), log.prefix)
        var tail = try log.described { () throws(LogError) in
            let topics = try LogTopics(reader, prefix: prefix)
            let (from, to) = period.appendTimes
            var tail = try LogTail(reader, topics.places(where: isWanted), filter: filter, from: from, to: to)
            if let last = count ?? (from == nil && to == nil ? 20 : nil) { try tail.skipToLast(last) }
            return tail
        }
        while let entry = try log.described({ () throws(LogError) in try tail.next() }) { show(entry) }
        ReportOutput.flush()
        while follow {
            try log.described { () throws(LogError) in try reader.waitForAppends(timeout: .seconds(1)) }
            while let entry = try log.described({ () throws(LogError) in try tail.next() }) { show(entry) }
            ReportOutput.flush()
        }
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
        guard topic.isEmpty else { return topic.contains(role.name) || topic.contains(log.prefix + role.name) }
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
