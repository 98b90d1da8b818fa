import EventLog
import LeadEvents
import LeadStream
import Logging
import StreamWorker

/// What a worker program says of its beginning and its end.
struct WorkerRecord {
    let settings: WorkerSettings
    let layout: TopicLayout
    let logger: Logger

    func starting(_ team: Team, _ worker: WorkerProbes<HostedLog>.Worker, _ agreement: Agreement) {
        var metadata: Logger.Metadata = [
            "worker": "\(worker.name)", "team": "\(team.name)", "version": "\(Version.current)",
            "url": "\(settings.location.withoutCredentials)",
            "group": "\(worker.plan.group)", "instance": "\(settings.member)",
            "lanes": .stringConvertible(worker.lanes.count), "partitions": .stringConvertible(layout.partitions),
            "clock": settings.ticks ? "wall" : "log", "agreement.version": .stringConvertible(agreement.version),
        ]
        if !agreement.hash.isEmpty { metadata["agreement.hash"] = "\(agreement.hash)" }
        logger.info("Starting", metadata: metadata)
    }

    func stopped(_ team: Team, _ worker: WorkerProbes<HostedLog>.Worker, because reason: String) {
        let handled = worker.lanes.reduce(0) { $0 + $1.state.handled }
        logger.info(
            "Stopped",
            metadata: [
                "worker": "\(worker.name)", "team": "\(team.name)", "reason": "\(reason)",
                "records": .stringConvertible(handled),
            ])
    }
}

extension IdleWatch.Outcome {
    /// Why the program ended, in a word or two.
    var reason: String {
        switch self {
        case .stopped: "signal"
        case .idle: "idle"
        case .missing: "worker missing"
        }
    }
}
