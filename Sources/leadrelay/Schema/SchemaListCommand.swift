import ArgumentParser
import LeadBoard
import LeadEvents

struct SchemaListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the catalogue: type, owner team, topic, key, and what it says.")

    @OptionGroup var report: ReportOptions

    func run() async throws {
        if report.json {
            ReportOutput.print(JSONText.array(Catalogue.entries.map(\.json)))
        } else {
            ReportOutput.print(Self.lines(Catalogue.entries))
        }
    }

    private static func lines(_ entries: [CatalogueEntry]) -> [String] {
        let titles = ["TYPE", "KIND", "OWNER", "TOPIC", "KEY", "SAYS"]
        var table = TextTable(titles.map { ($0, .left) })
        for entry in entries {
            table.add([
                entry.type.name, entry.kind.rawValue, entry.owner.rawValue, entry.topicNames.joined(separator: ", "),
                entry.key.phrase, entry.summary,
            ])
        }
        return table.lines
    }
}
