import ArgumentParser
import TopicPlanning
import WorkerHost

struct TopicsPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Say what differs on the cluster from what the contract asks for.",
        discussion: """
            Changes nothing. Ends with code 0 where nothing differs, 2 where something does.

            \(ExitStatus.table)
            """)

    @OptionGroup var topics: TopicOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var permission: PermissionOptions

    func run() async throws {
        let cluster = try topics.open()
        let run = try await TopicRun.plan(cluster, topics.desired(on: cluster), permission.permissions)
        if report.json { ReportOutput.print(run.json) } else { ReportOutput.print(run.lines) }
        if run.outcome != .nothingToDo { throw ExitStatus.faults.code }
    }
}
