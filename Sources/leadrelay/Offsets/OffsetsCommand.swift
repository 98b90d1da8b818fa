import ArgumentParser

/// Places of consumer groups.
struct OffsetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offsets", abstract: "Show or move the places of a consumer group.",
        subcommands: [OffsetsShowCommand.self, OffsetsResetCommand.self])
}
