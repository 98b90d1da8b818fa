import ArgumentParser

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "Records that a worker could not use, untouched, with the reason.",
        subcommands: [
            DeadLettersListCommand.self, DeadLettersShowCommand.self, DeadLettersRedriveCommand.self,
            DeadLettersDiscardCommand.self,
        ],
        defaultSubcommand: DeadLettersListCommand.self, aliases: ["dlq"])
}
