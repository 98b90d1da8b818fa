import ArgumentParser
import TopicPlanning

struct TopicsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print every topic with its settings as YAML.",
        discussion: "Of the address only the prefix counts.")

    @OptionGroup var topics: TopicOptions

    func run() async throws { print(TopicFile.text(try topics.desired()), terminator: "") }
}
