import ArgumentParser

/// The event catalogue.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Show, export and check the event types.",
        subcommands: [
            SchemaListCommand.self, SchemaShowCommand.self, SchemaExportCommand.self, SchemaCheckCommand.self,
        ])
}
