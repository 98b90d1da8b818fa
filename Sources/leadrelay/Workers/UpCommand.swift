import ArgumentParser
import Marketing
import Sales
import Telemetry
import WorkerHost

/// Both teams' workers in one process.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Run both teams' workers in this process until a signal ends them.",
        discussion: ExitStatus.table)

    enum Clock: String, ExpressibleByArgument, CaseIterable { case wall, log }

    @OptionGroup var log: LogOptions

    @Option(help: "An agreement that counts as signed by both teams from the beginning, on a log that has none.")
    var agreement: String?

    @Option(help: "wall: deadlines fire as time passes; log: only as the log's own records say.")
    var clock = Clock.wall

    @Option(
        help: ArgumentHelp(
            "Name of this instance, its own and stable over restarts. Default: the name of the host.", valueName: "name"
        ))
    var member: String?

    @Option(
        help: ArgumentHelp(
            "Lanes of each worker, 1 to 256. Default on Kafka: one a core, at most one a partition. An embedded log has one.",
            valueName: "number"))
    var lanes: Int?

    @Option(
        help: ArgumentHelp(
            "How log lines are written. Default: text where standard error is a terminal, else json.",
            valueName: "format"))
    var logFormat: LogFormat?

    @Flag(help: "End with code 0 once everything is processed and no deadline is due.")
    var exitWhenIdle = false

    func validate() throws {
        if let lanes, !(1...256).contains(lanes) { throw ValidationError("--lanes is a whole number from 1 to 256.") }
        do { try settings.check() } catch let fault as SettingsError { throw ValidationError(fault.description) }
    }

    private var settings: WorkerSettings {
        get throws {
            var settings = WorkerSettings()
            settings.location = try log.location
            settings.agreement = agreement
            settings.ticks = clock == .wall
            settings.exitWhenIdle = exitWhenIdle
            settings.lanes = lanes
            if let member { settings.member = member }
            if let logFormat { settings.logFormat = logFormat }
            return settings
        }
    }

    func run() async throws {
        let settings = try settings
        let exit = await WorkerProgram(settings).run([MarketingWorker.self, SalesWorker.self])
        throw ExitCode(exit.rawValue)
    }
}

extension LogFormat: ExpressibleByArgument {}
