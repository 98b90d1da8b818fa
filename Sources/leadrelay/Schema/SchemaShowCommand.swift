import ArgumentParser
import LeadBoard
import LeadEvents

struct SchemaShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print what the catalogue says about one type, and an example.",
        discussion: "The example of a type that can be published is accepted by publish as it stands: "
            + "leadrelay schema show lead.captured --example | leadrelay publish")

    @Argument(
        help: "For example lead.captured, or leadrelay.lead.captured.v1.",
        transform: EventTypeArgument.init(reading:))
    var type: EventTypeArgument

    @Flag(help: "Print the example alone, on one line.")
    var example = false

    @OptionGroup var report: ReportOptions

    func run() async throws {
        let entry = Catalogue[type.type]
        let json = CatalogueExample.json(for: entry.type)
        if example {
            print(json)
        } else if report.json {
            ReportOutput.print(entry.json)
        } else {
            ReportOutput.print(Self.lines(entry) + ["", "Example:", json])
        }
    }

    private static func lines(_ entry: CatalogueEntry) -> [String] {
        var table = TextTable([("Type", .left), (entry.type.name, .left)])
        table.add(["Says", entry.summary])
        table.add(["Kind", entry.kind.rawValue])
        table.add(["Owner", entry.owner.rawValue])
        table.add(["Topic", entry.topicNames.joined(separator: ", ")])
        table.add(["Key", entry.key.phrase])
        table.add(["Message", entry.messageName])
        if !entry.subject.isEmpty { table.add(["Subject", entry.subject]) }
        if !entry.takenInBy.isEmpty {
            table.add(["Taken in by", entry.takenInBy.map(\.name).joined(separator: ", ")])
        }
        if entry.kind == .activity {
            table.add(["If mistaken", entry.correction.map { "publish \($0)" } ?? "nothing takes it back yet"])
        }
        return table.lines
    }
}
