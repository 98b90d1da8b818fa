import CloudEvents
import EventLog
import Logging

extension Lane {
    /// Appends a tick to every partition whose earliest deadline lies a grace behind the wall clock; at most one of ours is
    /// under way in a partition.
    func tick(_ session: Log.Session) throws(WorkerError) {
        guard settings.ticks else { return }
        let now = clock.now()
        for task in tasks.values {
            guard let due = nextTick(task), due <= now else { continue }
            task.state.change { $0.isTickOutstanding = true }
            transaction.open()
            transaction.output.records.append(plan.tick(task.partition, due))
        }
    }

    /// Warns once where clocks are held: where nobody is importing any longer, nothing else would tell why no deadline fires.
    func sayHeldClocks() {
        guard tasks.values.contains(where: { $0.state.clock.isHeld }) else {
            hasSaidHeld = false
            return
        }
        guard !hasSaidHeld else { return }
        hasSaidHeld = true
        logger.warning(
            "Clock held, no deadline fires",
            metadata: [
                LogKey.detail: """
                History is being imported in lockstep. Where that broke off, run the import again and it goes on, or \
                give the clocks back by `leadrelay publish --release`.
                """
            ])
    }

    /// When the partition's next tick of ours is due.
    func nextTick(_ task: PartitionTask) -> Instant? {
        guard !task.state.clock.isHeld, !task.state.clock.isTickOutstanding,
            let due = task.state.firstDeadline()
        else { return nil }
        return due.instant.advanced(byMilliseconds: settings.tickGrace.wholeMilliseconds)
    }
}
