import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

struct OffsetsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Where a group stands in each partition that it reads.",
        discussion: ExitStatus.table)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp("The group's name.", valueName: "group"))
    var group: String

    func run() async throws {
        let open = try log.openExisting()
        try run(on: open.log, open.layout)
    }

    private func run(on log: some EventLog, _ layout: TopicLayout) throws {
        let reader = try log.makeReader()
        let team = [Team.marketing, .sales].first { layout[$0].group.name == group }
        let found =
            try team.flatMap { try reader.workerGroup(of: $0, layout) } ?? OffsetsResetCommand.find(group, reader)
        var table = TextTable([("input", .left), ("place", .right), ("end", .right), ("backlog", .right), ("", .left)])
        var rows: [JSONText] = []
        for position in found.positions {
            let end = try reader.bounds(of: position.input).end
            let backlog = max(end.number - position.next.number, 0)
            let isForgotten = found.forgotten.contains(position.input)
            table.add([
                "\(position.input)", "\(position.next)", "\(end)", "\(backlog)", isForgotten ? "by its changelog" : "",
            ])
            rows.append(
                .object([
                    .init("topic", .string(position.input.topic.name)),
                    .init("partition", .integer(Int64(position.input.partition.number))),
                    .init("place", .integer(position.next.number)), .init("end", .integer(end.number)),
                    .init("backlog", .integer(backlog)), .init("forgotten", .bool(isForgotten)),
                ]))
        }
        if report.json {
            ReportOutput.print(
                .object([
                    .init("group", .string(group)), .init("holder", .optional(found.holder)),
                    .init("inputs", .array(rows)),
                ]))
        } else {
            print("\(group): \(found.holder.map { "held by \($0)" } ?? "no live member")")
            ReportOutput.print(table.lines + (ForgottenPlaces(found.forgotten).sentence.map { [$0] } ?? []))
        }
    }
}
