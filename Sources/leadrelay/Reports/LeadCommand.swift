import ArgumentParser

struct LeadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lead", abstract: "Where leads stand, and the whole story of one.",
        subcommands: [LeadListCommand.self, LeadShowCommand.self])
}
