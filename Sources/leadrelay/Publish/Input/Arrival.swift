import CloudEvents
import EventLog
import LeadEvents
import StreamWorker
import WorkerHost

/// The instant at which events are read to be published. What is dated too far ahead of it would be dead-lettered by the
/// workers, so `publish` says it at once.
struct Arrival {
    private let time: AppendTime

    init(at now: Instant = SystemClock().now()) { time = AppendTime(milliseconds: now.milliseconds) }

    func checked(_ event: PublishableEvent) throws(EventFault) -> PublishableEvent {
        if let dated = event.time, PartitionTask.isTooFarAhead(dated, of: time) {
            let minutes = PartitionTask.futureTolerance / 60_000
            throw EventFault(
                .timeInFuture, field: "time", problem: "is more than \(minutes) minutes ahead of this machine's clock",
                mend: "correct the time or its time zone, or the clock")
        }
        return event
    }
}
