import CloudEvents
package import EventLog
import LeadStream
package import Logging
import ServiceLifecycle
package import StreamWorker
import Synchronization

/// Ends the program once the log has come to rest, or once the other team's worker is missing.
///
/// Finishing is what ends the group of services; ``outcome`` tells why.
package final class IdleWatch<Log: EventLog & Sendable>: Service {
    package enum Outcome: Sendable, Hashable {
        case stopped
        case idle
        /// Groups without a live member for 30 s.
        case missing([String])
    }

    private let log: Log
    private let quiescence: Quiescence
    private let groups: [GroupName]
    private let clock: any WallClock
    private let ticks: Bool
    private let logger: Logger
    private let stop = StopSignal()
    private let result = Mutex(Outcome.stopped)

    /// - Parameter ticks: whether the workers tick, so that a deadline that is due has to be waited for.
    package init(log: Log, readings: [Quiescence.Reading], clock: any WallClock, ticks: Bool, logger: Logger) {
        self.log = log
        quiescence = Quiescence(readings)
        groups = readings.map(\.group)
        self.clock = clock
        self.ticks = ticks
        self.logger = logger
    }

    package var outcome: Outcome { result.withLock { $0 } }

    /// Ends when told to, also by cancellation: that is how the group of services ends where a worker fails.
    package func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await blocking("idle-watch") { try self.watch() }
            } onGracefulShutdown: {
                self.stop.set()
            }
        } onCancel: {
            self.stop.set()
        }
    }

    private func watch() throws {
        let reader = try log.makeReader()
        var absence = Absence<Log.Reader>(of: groups)
        while !stop.isSet {
            // A log that refuses for the moment is neither at rest nor a reason to end: the workers wait for it as well.
            do throws(LogError) {
                if let found = try look(reader, &absence) {
                    if found == .idle { logger.info("Idle: everything is processed and no deadline is due") }
                    result.withLock { $0 = found }
                    return
                }
            } catch {
                guard error.recovery == .retry else { throw error }
            }
            try reader.waitForAppends(timeout: .milliseconds(200))
        }
    }

    private func look(
        _ reader: Log.Reader, _ absence: inout Absence<Log.Reader>
    ) throws(LogError) -> Outcome? {
        let now = ticks ? AppendTime(milliseconds: clock.now().milliseconds) : nil
        if try quiescence.holds(in: reader, now: now) { return .idle }
        let missing = try absence.check(reader)
        return missing.isEmpty ? nil : .missing(missing)
    }
}
