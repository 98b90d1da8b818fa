import CloudEvents
import EventLog

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

    /// When the partition's next tick of ours is due.
    func nextTick(_ task: PartitionTask) -> Instant? {
        guard !task.state.clock.isHeld, !task.state.clock.isTickOutstanding,
            let due = task.state.firstDeadline()
        else { return nil }
        return due.instant.advanced(byMilliseconds: settings.tickGrace.wholeMilliseconds)
    }
}
