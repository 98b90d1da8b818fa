import ArgumentParser

/// Agreements between the teams.
struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Check, sign and show agreements.",
        subcommands: [AgreementCheckCommand.self, AgreementSignCommand.self, AgreementShowCommand.self])
}
