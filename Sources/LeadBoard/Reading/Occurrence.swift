import CloudEvents
import EventLog
import LeadEvents

/// One report of an activity: enough to tell it from others and to leave it out later.
struct Occurrence: Sendable, Hashable {
    let time: Instant
    /// Hash of the activity's source and id.
    let mark: UInt64
    let position: RecordPosition

    init(_ event: BoardEvent) {
        time = event.event.time
        mark = event.event.reference.mark
        position = event.position
    }
}
