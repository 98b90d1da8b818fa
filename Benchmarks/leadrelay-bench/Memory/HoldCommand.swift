import ArgumentParser
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import Logging
import Marketing
import Sales
import StreamWorker
import Synchronization
import WorkerHost

/// A worker in a process of its own, which does what there is to do, measures itself and ends.
struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Measures one worker's memory; the memory measure runs it.", shouldDisplay: false
    )

    @Option var team: String
    @Option var log: String
    @Flag(help: "Take the inbox's records from standard input.") var piped = false

    func run() async throws {
        switch Team(name: Array(team.utf8)[...]) {
        case .marketing: try await hold(MarketingWorker.self)
        case .sales: try await hold(SalesWorker.self)
        default: throw ValidationError("--team is marketing or sales.")
        }
    }

    private func hold(_ team: (some TeamWorker).Type) async throws {
        let layout = try Layout.standard()
        let base = try EmbeddedLog(path: log)
        try base.create(layout.plan)
        let stop = StopSignal()
        let found = Found()
        let held = HeldLog(
            base: base, stop: stop,
            piped: piped ? TopicPartition(layout[team.team].inbox, .zero) : nil
        ) { holding in found.holding.withLock { $0 = holding } }
        var settings = LaneSettings()
        settings.ticks = false
        let worker = Worker(
            log: held, plan: team.plan(layout, member: "bench"), settings: settings, clock: SystemClock(),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }, stop: stop
        ) {
            Layout.processor(team, layout)
        }
        try await worker.run()
        let holding = found.holding.withLock { $0 }
        print(String(decoding: try JSONEncoder().encode(holding), as: UTF8.self))
    }
}

private final class Found: Sendable {
    let holding = Mutex(Holding())
}
