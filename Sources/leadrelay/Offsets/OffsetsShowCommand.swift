import ArgumentParser
import EventLog
import LeadBoard
import LeadReplay
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
        try run(on: open.log)
    }

    private func run(on log: some EventLog) throws {
        let reader = try log.makeReader()
        let found = try OffsetsResetCommand.find(group, reader)
        var table = TextTable([("input", .left), ("place", .right), ("end", .right), ("backlog", .right)])
        var rows: [JSONText] = []
        for position in found.positions {
            let end = try reader.bounds(of: position.input).end
            let backlog = max(end.number - position.next.number, 0)
            table.add(["\(position.input)", "\(position.next)", "\(end)", "\(backlog)"])
            rows.append(
                .object([
                    .init("topic", .string(position.input.topic.name)),
                    .init("partition", .integer(Int64(position.input.partition.number))),
                    .init("place", .integer(position.next.number)), .init("end", .integer(end.number)),
                    .init("backlog", .integer(backlog)),
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
            ReportOutput.print(table.lines)
        }
    }
}
