package import EventLog
package import Logging
import ServiceLifecycle

/// What one lane of a worker has of its own. Lanes share the log, the clock and the stop signal, and nothing that a record
/// passes through: so what hangs on the plan (the topics' names above all) is best made anew for each.
package struct LaneSetup<Work: Processor & Sendable>: Sendable {
    package let plan: WorkerPlan
    package let health: LaneHealth
    let processor: @Sendable () -> Work

    /// - Parameter processor: makes the lane's processor, on the lane's own thread.
    package init(
        plan: WorkerPlan, health: LaneHealth = LaneHealth(), processor: @escaping @Sendable () -> Work
    ) {
        self.plan = plan
        self.health = health
        self.processor = processor
    }
}

/// A team's worker as a service: one lane per thread, each a member of the group by itself.
///
/// Shutdown (graceful or by cancellation): every lane is told to stop and finishes as ``Lane`` says; ``run()`` returns when
/// all have left their group. A lane that fails stops the others.
package struct Worker<Log: EventLog & Sendable, Work: Processor & Sendable>: Service {
    private let log: Log
    private let lanes: [LaneSetup<Work>]
    private let settings: LaneSettings
    private let clock: any WallClock
    private let logger: Logger
    private let stop: StopSignal

    /// - Parameter lanes: one each; their plans differ in the member's name.
    package init(
        log: Log, lanes: [LaneSetup<Work>], settings: LaneSettings = LaneSettings(), clock: any WallClock,
        logger: Logger, stop: StopSignal = StopSignal()
    ) {
        self.log = log
        self.lanes = lanes
        self.settings = settings
        self.clock = clock
        self.logger = logger
        self.stop = stop
    }

    /// A worker of one lane.
    ///
    /// - Parameter processor: makes the processor of the lane.
    package init(
        log: Log, plan: WorkerPlan, settings: LaneSettings = LaneSettings(), clock: any WallClock, logger: Logger,
        stop: StopSignal = StopSignal(), health: LaneHealth = LaneHealth(), processor: @escaping @Sendable () -> Work
    ) {
        self.init(
            log: log, lanes: [LaneSetup(plan: plan, health: health, processor: processor)], settings: settings,
            clock: clock, logger: logger, stop: stop)
    }

    /// - Throws: ``WorkerError`` where a person has to do something.
    package func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await runLanes()
            } onGracefulShutdown: {
                logger.info("Stopping: what is in hand is committed first")
                stop.set()
            }
        } onCancel: {
            stop.set()
        }
    }

    private func runLanes() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, setup) in lanes.enumerated() {
                group.addTask {
                    do {
                        try await run(setup, number)
                    } catch {
                        stop.set()
                        throw error
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func run(_ setup: LaneSetup<Work>, _ number: Int) async throws {
        try await blocking("\(setup.plan.session.group)-lane-\(number)") {
            let lane = Lane(
                log: log, plan: setup.plan, work: setup.processor(), settings: settings, clock: clock, stop: stop,
                number: number, health: setup.health, logger: logger)
            try lane.run()
        }
    }
}
