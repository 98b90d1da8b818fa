import ArgumentParser
import EmbeddedLog
import EventLog
import LeadBoard
import WorkerHost

struct LogCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look through the whole log for damage.",
        discussion:
            "Reads every page and every record; workers may go on meanwhile. Exit code 2 where anything is found, 1 where there "
            + "is no log to look at: the file is missing, empty, another program's, or a newer version's.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let path = try log.path
        let findings = try log.described { () throws(LogError) in try EmbeddedLog.check(path: path) }
        if report.json {
            ReportOutput.print(
                JSONText.object([.init("log", .string(path)), .init("findings", .array(findings.map(Self.json)))]))
        } else if findings.isEmpty {
            print("\(path) is sound.")
        } else {
            for finding in findings { print(finding) }
        }
        if !findings.isEmpty { throw ExitStatus.faults.code }
    }

    private static func json(_ finding: LogFinding) -> JSONText {
        .object([
            .init("place", .string(finding.place)), .init("problem", .string(finding.problem)),
            .init("mend", .string(finding.mend)),
        ])
    }
}
