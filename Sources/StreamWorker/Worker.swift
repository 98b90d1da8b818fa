package import EventLog
package import Logging
import ServiceLifecycle

/// A team's worker as a service: one lane per thread.
///
/// Shutdown (graceful or by cancellation): every lane is told to stop and finishes as ``Lane`` says; ``run()`` returns when
/// all have left their group.
package struct Worker<Log: EventLog & Sendable, Work: Processor & Sendable>: Service {
    private let log: Log
    private let plan: WorkerPlan
    private let settings: LaneSettings
    private let clock: any WallClock
    private let logger: Logger
    private let stop: StopSignal
    private let health: LaneHealth
    private let makeProcessor: @Sendable () -> Work

    /// - Parameter processor: makes the processor of one lane.
    package init(
        log: Log, plan: WorkerPlan, settings: LaneSettings = LaneSettings(), clock: any WallClock, logger: Logger,
        stop: StopSignal = StopSignal(), health: LaneHealth = LaneHealth(), processor: @escaping @Sendable () -> Work
    ) {
        self.log = log
        self.plan = plan
        self.settings = settings
        self.clock = clock
        self.logger = logger
        self.stop = stop
        self.health = health
        makeProcessor = processor
    }

    /// - Throws: ``WorkerError`` where a person has to do something.
    package func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await runLane()
            } onGracefulShutdown: {
                stop.set()
            }
        } onCancel: {
            stop.set()
        }
    }

    private func runLane() async throws {
        try await blocking("\(plan.session.group)-lane-0") {
            let lane = Lane(
                log: log, plan: plan, work: makeProcessor(), settings: settings, clock: clock, stop: stop,
                health: health, logger: logger)
            try lane.run()
        }
    }
}
