import EmbeddedLog
import EventLog
import LeadStream
import Logging
import Marketing
import Sales
import SampleHistory
import ServiceLifecycle
import StreamWorker
import WorkerHost

/// The mix, already published to an embedded log on the disk, through both workers in one process until all is quiet.
///
/// Ceiling: SQLite alone writing the same rows in the same commits.
struct EndToEndBenchmark {
    private let scale: Scale
    private let mix: SampleMix
    private let layout: TopicLayout

    init(_ scale: Scale) throws {
        self.scale = scale
        mix = scale.mix
        layout = try Layout.standard()
    }

    func run() async throws -> [Measurement] {
        let log = try EmbeddedLog(path: scale.path("end-to-end.db"))
        try log.create(layout.plan)
        let published = try await publish(to: log)
        let journal = CommitJournal()
        let elapsed = try await work(JournalingLog(base: log, journal: journal))
        let written = journal.contents
        let bare = try BareSQLite().write(written, to: scale.path("bare.db"))
        let events = Double(mix.count)
        let rows = Double(written.rows.count)
        return [
            Measurement(name: "publishing the mix", value: events / published, unit: "events/s"),
            Measurement(name: "end to end", value: events / elapsed, unit: "events/s", target: .atLeast(20_000)),
            Measurement(
                name: "  rows written", value: rows / elapsed, unit: "rows/s", ceiling: rows / bare,
                target: .share(0.3)),
            Measurement(name: "  rows per event", value: rows / events, unit: "rows"),
            Measurement(name: "  commits", value: Double(written.commits.count), unit: ""),
        ] + shares(written, events)
    }

    private func publish(to log: EmbeddedLog) async throws -> Double {
        let publisher = try log.makePublisher()
        var elapsed = 0.0
        try await mix.visitRecords(layout) { records in
            let began = ContinuousClock.now
            _ = try await publisher.publish(records)
            elapsed += began.duration(to: .now).inSeconds
        }
        await publisher.close()
        return elapsed
    }

    /// - Returns: seconds from the workers' start to their last commit.
    private func work(_ log: JournalingLog<EmbeddedLog>) async throws -> Double {
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let watch = IdleWatch(
            log: log, readings: layout.readings, clock: SystemClock(), ticks: false, logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: worker(MarketingWorker.self, log, logger)),
                    .init(service: worker(SalesWorker.self, log, logger)),
                    .init(service: watch, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                logger: logger))
        let began = ContinuousClock.now
        try await group.run()
        guard watch.outcome == .idle, let ended = log.journal.contents.lastCommit else {
            throw BenchError("The log did not come to rest: \(watch.outcome).")
        }
        return began.duration(to: ended).inSeconds
    }

    private func worker(
        _ team: (some TeamWorker).Type, _ log: JournalingLog<EmbeddedLog>, _ logger: Logger
    ) -> any Service {
        let layout = layout
        return Worker(
            log: log, plan: team.plan(layout, member: "bench"), settings: Layout.laneSettings, clock: SystemClock(),
            logger: logger
        ) {
            Layout.processor(team, layout)
        }
    }

    /// Rows of each topic, for an event.
    private func shares(_ written: CommitJournal.Contents, _ events: Double) -> [Measurement] {
        written.topics.enumerated().map { number, topic in
            let rows = written.rows.count { Int($0.topic) == number }
            return Measurement(name: "  rows of \(topic) per event", value: Double(rows) / events, unit: "rows")
        }
    }
}
