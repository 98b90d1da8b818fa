import AgreementFile
import CloudEvents
import CoreMetrics
import EventLog
import LeadEvents
package import LeadStream
import Logging
import ServiceLifecycle
import StreamWorker
import SystemPackage
import Telemetry
import TopicPlanning
import UnixSignals

/// A program that runs the workers of one team, or of both.
///
/// Start: 1 settings  2 the log and its topics  3 the agreement  4 the workers as services.
/// SIGTERM and SIGINT end it gracefully: each worker commits what it has in hand and leaves its group.
package struct WorkerProgram: Sendable {
    private let settings: WorkerSettings
    private let logger: Logger

    package init(_ settings: WorkerSettings) {
        self.settings = settings
        let (format, level) = (settings.logFormat, settings.logLevel)
        logger = Logger(label: "leadrelay") { format.handler(label: $0, level: level) }
    }

    /// The whole of a worker executable's main.
    package static func main(_ team: any TeamWorker.Type, program: String) async -> Int32 {
        FileSizeLimit.failsWrites()
        if CommandLine.arguments.contains("--help") {
            print(SettingKey.usage(of: program))
            return ExitStatus.done.rawValue
        }
        if CommandLine.arguments.contains("--version") {
            print("\(program) \(Version.current)")
            return ExitStatus.done.rawValue
        }
        do {
            let settings = try WorkerSettings(
                arguments: CommandLine.arguments, environment: ProcessEnvironment.all)
            return await WorkerProgram(settings).run([team]).rawValue
        } catch {
            complain("\(program): \(error)")
            return ExitStatus.usage.rawValue
        }
    }

    /// Runs the teams' workers until a signal, until the log is idle where the settings say so, or until one fails.
    package func run(_ teams: [any TeamWorker.Type]) async -> ExitStatus {
        do {
            return try await serve(teams)
        } catch let error as SettingsError {
            Self.complain(error.description)
            return .needsPerson
        } catch {
            logger.critical("Ended by an error", metadata: ["error": "\(error)"])
            return ExitStatus(error)
        }
    }

    private func serve(_ teams: [any TeamWorker.Type]) async throws -> ExitStatus {
        let log = try HostedLog(settings.location, logger: logger)
        let lane = try settings.lane(gatheringAtMost: log.longestGathering)
        let reader = try log.makeReader()
        if let warning = try CopyJournal(TopicLayout.of(reader)).warning(reader) {
            Self.complain(warning)
            return .failed
        }
        let layout = try log.layout(.all, newPartitions: settings.partitions ?? 1)
        try settings.check(partitionsOnLog: layout.partitions)
        try check(log.breaches(layout, for: teams.map { $0.team }))
        try await found(log, layout, teams)
        let watch = idleWatch(log, layout)
        let lanes = settings.laneCount(partitions: layout.partitions)
        let workers = teams.map { team in
            WorkerProbes<HostedLog>.Worker(
                plan: team.plan(layout, member: settings.member).session, lanes: (0..<lanes).map { _ in LaneHealth() })
        }
        var services = healthServer(log, workers)
        services += zip(teams, workers).map { team, worker in service(team, log, layout, worker.lanes, lane) }
        if let watch {
            services.append(.init(service: watch, successTerminationBehavior: .gracefullyShutdownGroup))
        }
        let record = WorkerRecord(settings: settings, layout: layout, logger: logger)
        for (team, worker) in zip(teams, workers) {
            record.starting(team.team, worker, try agreementInForce(reader, layout))
        }
        // The group's own lines say what its services do; ours say what that means.
        var quiet = logger
        quiet.logLevel = max(settings.logLevel, .warning)
        let group = ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        do {
            try await group.run()
        } catch {
            for (team, worker) in zip(teams, workers) { record.stopped(team.team, worker, because: "error") }
            throw error
        }
        let outcome = watch?.outcome ?? .stopped
        for (team, worker) in zip(teams, workers) { record.stopped(team.team, worker, because: outcome.reason) }
        return conclude(outcome)
    }

    /// Warns of what may be lost later.
    ///
    /// - Throws: ``SettingsError`` for the first that would make decisions wrong.
    private func check(_ breaches: [TopicBreach]) throws(SettingsError) {
        if let fatal = breaches.first(where: \.isFatal) { throw SettingsError(fatal.sentence) }
        for breach in breaches {
            logger.warning("A topic's setting takes from what is promised", metadata: ["detail": "\(breach.sentence)"])
        }
    }

    private func agreementInForce(_ reader: HostedReader, _ layout: TopicLayout) throws(LogError) -> Agreement {
        let register = try AgreementRegister.of(reader, layout, read: AgreementFile.signed)
        return register.agreement(at: AppendTime(milliseconds: SystemClock().now().milliseconds))
    }

    private func found(_ log: HostedLog, _ layout: TopicLayout, _ teams: [any TeamWorker.Type]) async throws {
        guard let path = settings.agreement, let team = teams.first?.team else { return }
        let document: String
        do { document = try TextFile.read(path) } catch { throw SettingsError("The agreement \(path) \(error)") }
        let founding = Founding(log: log, layout: layout, team: team, namespace: LeadID.defaultNamespace)
        try await founding.found(document, named: path, at: SystemClock().now())
    }

    private func service(
        _ team: any TeamWorker.Type, _ log: HostedLog, _ layout: TopicLayout, _ lanes: [LaneHealth],
        _ settings: LaneSettings
    ) -> ServiceGroupConfiguration.ServiceConfiguration {
        .init(service: worker(team, log, layout, lanes, settings), failureTerminationBehavior: .cancelGroup)
    }

    /// First of the services, so that it answers while state is restored and goes last. None where no port is set.
    private func healthServer(
        _ log: HostedLog, _ workers: [WorkerProbes<HostedLog>.Worker]
    ) -> [ServiceGroupConfiguration.ServiceConfiguration] {
        guard let port = settings.healthPort else { return [] }
        let registry = MetricsRegistry()
        MetricsSystem.bootstrap(registry)
        let probes = WorkerProbes(log: log, workers: workers, registry: registry, clock: SystemClock())
        let server = HealthServer(host: settings.healthHost, port: port, probes: probes.probes, logger: logger)
        return [.init(service: server)]
    }

    private func worker(
        _ team: (some TeamWorker).Type, _ log: HostedLog, _ layout: TopicLayout, _ lanes: [LaneHealth],
        _ lane: LaneSettings
    ) -> any Service {
        var logger = logger
        logger[metadataKey: "worker"] = "\(layout[team.team].group)"
        let setups = lanes.enumerated().map { number, health in
            // A layout of its own: names that lanes share would be counted by all of them with every record.
            let own = TopicLayout(prefix: layout.prefix, partitions: layout.partitions) ?? layout
            let member = InstanceName.member(settings.member, lane: number)
            return LaneSetup(plan: team.plan(own, member: member), health: health) {
                team.processor(own, namespace: LeadID.defaultNamespace, readAgreement: AgreementFile.signed)
            }
        }
        return Worker(log: log, lanes: setups, settings: lane, clock: SystemClock(), logger: logger)
    }

    private func idleWatch(_ log: HostedLog, _ layout: TopicLayout) -> IdleWatch<HostedLog>? {
        guard settings.exitWhenIdle else { return nil }
        return IdleWatch(
            log: log, readings: layout.readings, clock: SystemClock(), ticks: settings.ticks, logger: logger)
    }

    private func conclude(_ outcome: IdleWatch<HostedLog>.Outcome) -> ExitStatus {
        guard case .missing(let groups) = outcome else { return .done }
        Self.complain(
            "No worker of \(groups.joined(separator: " and ")) has been there for 30 s, so the log cannot come to rest; "
                + "start the missing worker.")
        return .workerMissing
    }

    private static func complain(_ sentence: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array((sentence + "\n").utf8))
    }
}

extension ExitStatus {
    /// What an error that ended a worker means for who started it. Topics may still be made, so what is wrong with those may
    /// be gone at the next start.
    fileprivate init(_ error: any Error) {
        let logError =
            switch error {
            case WorkerError.processor: LogError?.none
            case WorkerError.log(let error): error
            default: error as? LogError
            }
        let isForPerson =
            logError.map { $0.recovery == .stop && ![.unknownTopic, .topicMismatch].contains($0.code) }
            ?? (error is WorkerError)
        self = isForPerson ? .needsPerson : .failed
    }
}
