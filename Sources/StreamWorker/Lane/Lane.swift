import CloudEvents
import CoreMetrics
import EventLog
import Logging

/// One member of the worker's group: a session, the partitions it was given, and the loop that reads, decides, commits.
///
/// Thread: everything runs on the thread that calls ``run()``; other threads reach it through the stop signal alone.
/// Shutdown: 1 no further poll  2 the record in hand is finished  3 commit, or abort where that fails  4 leave the group.
final class Lane<Log: EventLog, Work: Processor> {
    let log: Log
    let plan: WorkerPlan
    let settings: LaneSettings
    let clock: any WallClock
    let stop: StopSignal
    let logger: Logger
    let metrics: LaneMetrics
    let health: LaneHealth
    private let number: Int
    var work: Work

    var tasks: [PartitionID: PartitionTask] = [:]
    /// Input positions as last committed, inboxes only.
    var committed: [TopicPartition: Offset] = [:]
    var compactions: [PartitionID: CompactionPass] = [:]
    var transaction = LaneTransaction()
    var pace = CommitPace()
    /// Calls in a row that the log refused for now.
    var refusals = 0
    /// Transactions in a row that were aborted.
    var aborts = 0
    private var fences = FenceCount()
    private var opened = ContinuousClock.now
    /// Whether it was said that clocks are held; forgotten once none is.
    var hasSaidHeld = false
    /// Whether it was said that the lane stands by; forgotten once it has a partition.
    var hasSaidStandingBy = false

    /// - Parameter number: which of the worker's lanes it is, from 0.
    init(
        log: Log, plan: WorkerPlan, work: Work, settings: LaneSettings, clock: any WallClock, stop: StopSignal,
        number: Int = 0, health: LaneHealth = LaneHealth(), logger: Logger
    ) {
        self.log = log
        self.plan = plan
        self.work = work
        self.settings = settings
        self.clock = clock
        self.stop = stop
        self.number = number
        self.health = health
        var logger = logger
        logger[metadataKey: LogKey.lane] = .stringConvertible(number)
        self.logger = logger
        metrics = LaneMetrics(
            worker: plan.session.group.name, lane: number, deadLetterReasons: plan.deadLetterReasons)
    }

    /// Runs until the stop signal, opening a new session whenever the old one is fenced.
    func run() throws(WorkerError) {
        while !stop.isSet {
            guard let session = try open() else { continue }
            defer {
                stop.forgets(lane: number)
                session.close()
                tasks = [:]
                committed = [:]
                compactions = [:]
                transaction = LaneTransaction()
                health.change { $0.forget() }
            }
            do {
                try serve(session)
            } catch .log(let error) where error.recovery == .reopen {
                logger.warning("Session lost, opening another", metadata: Self.metadata(error))
                _ = stop.wait(error.code == .fenced ? noteFence() : RetryDelay.before(1))
            }
        }
    }

    /// - Returns: how long to wait before another session is opened.
    private func noteFence() -> Duration {
        metrics.fences.increment()
        let delay = fences.fence(after: opened.duration(to: .now))
        health.change { $0.isFenced = fences.isContested }
        return delay
    }

    /// - Returns: `nil` where the log refuses for the moment, after a while.
    private func open() throws(WorkerError) -> Log.Session? {
        do {
            let session = try log.openSession(plan.session)
            stop.wakes(session.waker, ofLane: number)
            opened = .now
            return session
        } catch {
            guard error.recovery != .stop else { throw .log(error) }
            _ = waitToRetry(after: error)
            return nil
        }
    }

    private func serve(_ session: Log.Session) throws(WorkerError) {
        while !stop.isSet {
            do {
                try step(session)
            } catch .log(let error) where error.recovery == .abort || error.recovery == .retry {
                try abort(session)
                if stop.isSet {
                    noteDropped(error)
                } else if error.recovery == .retry || aborts > Self.usualAborts {
                    _ = waitToRetry(after: error)
                } else {
                    logger.warning("Transaction aborted, reading again", metadata: Self.metadata(error))
                }
            }
        }
        try finish(session)
    }

    /// Aborts in a row that a change of members may lead to. More, and the log takes nothing from us.
    private static var usualAborts: Int { 2 }

    private func step(_ session: Log.Session) throws(WorkerError) {
        let event: SessionEvent
        do { event = try session.poll(settings.poll, timeout: patience()) } catch { throw .log(error) }
        health.change { $0.sign() }
        if fences.live(for: opened.duration(to: .now)) { health.change { $0.isFenced = false } }
        if tasks.isEmpty {
            noteAccepted()
            let isOutside = !session.isMember
            health.change { $0.isOutside = isOutside }
        }
        switch event {
        case .assigned(let partitions):
            say("Leading: partitions assigned", partitions)
            // A restore may take longer than a log lets a transaction be open, and one from before a change of members cannot
            // be committed. Not committed here: the session does not know yet where these partitions stand.
            if transaction.isOpen { try abort(session) }
            try begin(partitions, session)
        case .revoked(let partitions):
            try commitIfOpen(session)
            try giveUp(partitions, session)
            say("Partitions given up", partitions)
        case .lost(let partitions):
            try abort(session)
            for partition in partitions { tasks[partition] = nil }
            health.change { $0.lose(partitions) }
            say("Partitions lost", partitions)
        case .records(let records): try take(records, session)
        case .idle:
            sayStandingBy()
            if transaction.isOpen, rest <= .zero { try commit(session) }
            health.change { health in
                for partition in tasks.keys { health.stand(session.positions(partition)) }
            }
        }
        try tick(session)
        let dirtyRows = tasks.values.reduce(0) { $0 + $1.state.table.dirtyCount }
        let interval = pace.interval(settings.commitInterval, atMost: settings.longestInterval)
        if transaction.isDue(interval, settings, dirtyRows: dirtyRows) {
            try commit(session)
        }
    }

    /// How long the open transaction may wait for more where nothing is left to read.
    private var rest: Duration {
        transaction.hasOutput ? .zero : max(.zero, pace.patience(settings.commitInterval) - transaction.age)
    }

    /// How long a poll may wait: while something is uncommitted as long as that may, else until the next tick of ours may be
    /// due.
    private func patience() -> Duration {
        let longest = transaction.isOpen ? rest : .seconds(1)
        guard settings.ticks, let due = tasks.values.compactMap(nextTick).min() else { return longest }
        return min(longest, max(.milliseconds(1), .milliseconds(due.milliseconds(since: clock.now()))))
    }

    private func finish(_ session: Log.Session) throws(WorkerError) {
        do {
            try commitIfOpen(session)
        } catch .log(let error) where error.recovery != .stop {
            noteDropped(error)
        }
    }
}

extension Lane {
    func commitIfOpen(_ session: Log.Session) throws(WorkerError) {
        if transaction.isOpen { try commit(session) }
    }
}
