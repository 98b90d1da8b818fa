import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct OffsetsResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Move a group to another place in everything that it reads.",
        discussion: """
            Refused while a member of the group lives, and always for groups that keep state, such as the workers': their \
            state belongs to their position, and the way is `leadrelay rebuild`.

            \(ExitStatus.table)
            """)

    @OptionGroup var log: LogOptions

    @Argument(help: ArgumentHelp("The group's name.", valueName: "group"))
    var group: String

    @Option(help: ArgumentHelp("Where to: a time, an offset, earliest or latest.", valueName: "time|offset"))
    var to: BoundArgument

    @Flag(help: "Say what would move, and stop.")
    var dryRun = false

    func run() async throws {
        let open = try log.openExisting()
        try run(on: open.log, open.layout)
    }

    private func run(on log: some EventLog, _ layout: TopicLayout) throws {
        let reader = try log.makeReader()
        let found = try Self.find(group, reader, layout)
        let reset = try GroupReset(found, to: to.bound, stateful: layout.statefulGroups, reader)
        var table = TextTable([("input", .left), ("from", .right), ("to", .right)])
        for move in reset.moves { table.add(["\(move.input)", "\(move.from)", "\(move.to)"]) }
        ReportOutput.print(table.lines)
        guard !dryRun else { return }
        try reset.run(on: log)
        print("\(group) moved.")
    }

    /// - Throws: ``CommandFailure`` where the log knows no such group.
    static func find(_ name: String, _ reader: some LogReader, _ layout: TopicLayout? = nil) throws -> GroupDescription
    {
        if let group = try GroupName(name).flatMap({ try reader.group($0) }) { return group }
        // A worker that never ran has no place yet, and still none that could be moved.
        if let own = layout?.statefulGroups.first(where: { $0.name == name }) {
            return GroupDescription(name: own, holder: nil, epoch: 0, positions: [])
        }
        let nearest =
            NearestName.of(name, in: try reader.groups().map(\.name.name)).map { "; did you mean \($0)?" } ?? "."
        throw CommandFailure("The log knows no group \(name)\(nearest)")
    }
}

extension TopicLayout {
    /// Groups whose state belongs to their position: the workers', and those at work on dead letters.
    var statefulGroups: Set<GroupName> {
        let desks = [Team.marketing, .sales].compactMap { DeskTopics($0, self)?.group }
        return Set([marketing.group, sales.group] + desks)
    }
}
