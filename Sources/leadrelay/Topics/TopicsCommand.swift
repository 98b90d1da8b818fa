import ArgumentParser

/// The topics of an installation on Kafka.
struct TopicsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "The topics as the contract asks for them.",
        subcommands: [TopicsPlanCommand.self, TopicsApplyCommand.self, TopicsExportCommand.self])
}
