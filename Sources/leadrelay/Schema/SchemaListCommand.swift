import ArgumentParser
import LeadBoard
import LeadEvents

struct SchemaListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the catalogue: type, owner team, topic, key and subject.",
        discussion: """
            The subject is what a decision is about beside lead and type; lead, type and subject make its id. What an event \
            says stands in `leadrelay schema show TYPE`.
            """)

    @OptionGroup var report: ReportOptions

    func run() async throws {
        if report.json {
            ReportOutput.print(JSONText.array(Catalogue.entries.map(\.json)))
        } else {
            ReportOutput.print(Self.lines(Catalogue.entries))
        }
    }

    private static func lines(_ entries: [CatalogueEntry]) -> [String] {
        var table = TextTable([("TYPE", .left), ("OWNER", .left), ("TOPIC", .left)])
        for entry in entries {
            table.add([entry.type.shortName, entry.owner.rawValue, entry.topicNames.joined(separator: ", ")])
            table.addNote("    key: " + entry.key.phrase)
            if !entry.subject.isEmpty { table.addNote("    subject: " + entry.subject) }
        }
        return table.lines + ["", "In ce_type a type stands whole, for example \(EventType.leadCaptured.name)."]
    }
}
