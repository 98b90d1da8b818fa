import ArgumentParser

/// The log itself.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Look after the log itself.", subcommands: [LogCheckCommand.self])
}
