import ArgumentParser
import LeadBoard

struct AnomaliesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anomalies", abstract: "What does not fit together; nothing was refused for it.",
        discussion: "--from and --to select by the time that the worker noted.")

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var period: PeriodOptions

    func run() throws {
        let anomalies = try log.read(AnomalyFold()).report(period: period.period)
        if report.json {
            ReportOutput.print(.array(anomalies.map(\.json)))
        } else {
            ReportOutput.print(AnomalyFold.Entry.table(of: anomalies))
            ReportOutput.print([anomalies.count == 1 ? "1 anomaly" : "\(anomalies.count) anomalies"])
        }
    }
}
