import ArgumentParser

/// Agreements between the teams.
struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Work on agreements.", subcommands: [AgreementCheckCommand.self])
}
