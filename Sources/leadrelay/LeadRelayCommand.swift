import ArgumentParser
import WorkerHost

/// The command line of LeadRelay.
@main
struct LeadRelayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leadrelay",
        abstract: "Carries every lead from marketing to sales and back over an event log.",
        discussion: ExitStatus.table,
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(name: "Workers", subcommands: [UpCommand.self]),
            CommandGroup(
                name: "Data",
                subcommands: [
                    PublishCommand.self, SchemaCommand.self, AgreementCommand.self, TopicsCommand.self,
                    LogCommand.self,
                ]),
            CommandGroup(
                name: "Replay",
                subcommands: [
                    ReplayCommand.self, RebuildCommand.self, DiffCommand.self, OffsetsCommand.self, CopyCommand.self,
                ]),
            CommandGroup(
                name: "Reports",
                subcommands: [
                    FunnelCommand.self, LeadCommand.self, StatusCommand.self, TailCommand.self, AnomaliesCommand.self,
                    DeadLettersCommand.self,
                ]),
            CommandGroup(name: "Trying it out", subcommands: [DemoCommand.self]),
        ])

    static func main() async {
        FileSizeLimit.failsWrites()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard ExitStatus(error) == .needsPerson else { exit(withError: error) }
            ReportOutput.say(fullMessage(for: error))
            exit(withError: ExitStatus.needsPerson.code)
        }
    }
}
