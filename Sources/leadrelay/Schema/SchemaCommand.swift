import ArgumentParser

/// The event catalogue.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Show the event types.",
        subcommands: [SchemaListCommand.self, SchemaShowCommand.self])
}
