import AgreementFile
import CloudEvents
import EventLog
import Foundation
import KafkaLog
import LeadEvents
import LeadStream
import Logging
import Marketing
import Sales
import StreamWorker
import Testing
import WorkerHost

/// Both teams' workers inside this process, on a cluster that the programs could not use: the mock does not say how its
/// topics are set.
final class LocalWorkers {
    /// What each lane of each team says of itself.
    let health: [Team: [LaneHealth]]
    private let stop = StopSignal()
    private let running: [Task<Void, any Error>]

    init(on crew: KafkaCrew, lanes: Int) {
        let health = Dictionary(
            uniqueKeysWithValues: [Team.marketing, .sales].map { team in
                (team, (0..<lanes).map { _ in LaneHealth() })
            })
        self.health = health
        let partitions = crew.layout.partitions
        let marketing = Self.worker(MarketingWorker.self, crew.log, partitions, health[.marketing] ?? [], stop)
        let sales = Self.worker(SalesWorker.self, crew.log, partitions, health[.sales] ?? [], stop)
        // Not structured: they go on beside the steps of a test, which ends them by `end()`.
        running = [Task { try await marketing.run() }, Task { try await sales.run() }]
    }

    /// Ends them as SIGTERM ends a program, and waits until they have ended.
    ///
    /// - Throws: what ended one before.
    func end() async throws {
        stop.set()
        for task in running { try await task.value }
    }

    private static func worker<Team: TeamWorker>(
        _ team: Team.Type, _ log: KafkaLog, _ partitions: Int32, _ health: [LaneHealth], _ stop: StopSignal
    ) -> Worker<KafkaLog, Team.Work> {
        var settings = LaneSettings()
        settings.ticks = false
        let lanes = health.enumerated().compactMap { number, health in
            TopicLayout(partitions: partitions).map { layout in
                LaneSetup(plan: team.plan(layout, member: "first.\(number)"), health: health) {
                    team.processor(
                        layout, namespace: LeadID.defaultNamespace, readAgreement: { try? AgreementFile.read($0) })
                }
            }
        }
        return Worker(
            log: log, lanes: lanes, settings: settings, clock: SystemClock(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, stop: stop)
    }
}
