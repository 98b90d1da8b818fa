import ArgumentParser

struct DeadLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "Records that a worker could not use, untouched, with the reason.",
        subcommands: [DeadLettersListCommand.self, DeadLettersShowCommand.self],
        defaultSubcommand: DeadLettersListCommand.self, aliases: ["dlq"])
}
