import ArgumentParser
import EventLog
import LeadBoard
import WorkerHost

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "The workers' leases and backlog, what waits for a rep or for an offer, and the topics.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var clock: NowOptions

    func run() throws {
        let reader = try log.reader()
        let fold = try log.read(StatusFold(), reader)
        let unoffered = try log.unoffered(reader)
        let status = try log.described { () throws(LogError) in
            try StatusReport(reader, fold: fold, unoffered: unoffered)
        }
        if report.json { ReportOutput.print(status.json) } else { ReportOutput.print(status.lines(now: clock.now)) }
    }
}
