import ArgumentParser

/// Measures what docs/performance.md reports.
@main
struct LeadRelayBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leadrelay-bench", abstract: "Measures speed and size, and prints one table.",
        subcommands: [MeasureCommand.self, HoldCommand.self], defaultSubcommand: MeasureCommand.self)
}
