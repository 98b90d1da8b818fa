import ArgumentParser
import TopicPlanning
import WorkerHost

struct TopicsApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Make the topics on the cluster as the contract asks for.",
        discussion: """
            Shows what it makes. Where a part of it is refused, makes nothing and ends with code 1. What else is set on a \
            topic stays.

            \(ExitStatus.table)
            """)

    @OptionGroup var topics: TopicOptions
    @OptionGroup var permission: PermissionOptions

    func run() async throws {
        let cluster = try topics.open()
        let run = try await TopicRun.apply(cluster, topics.desired(on: cluster), permission.permissions)
        ReportOutput.print(run.lines)
        switch run.outcome {
        case .nothingToDo: break
        case .changes(let count): ReportOutput.print(["Made \(ProgressBar.counted(count, "change"))."])
        case .refused(let count):
            throw CommandFailure(
                "Nothing was changed, because \(ProgressBar.counted(count, "change")) may not be made; the lines with ! say why."
            )
        }
    }
}
