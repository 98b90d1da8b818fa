import CloudEvents
import EventLog

/// A record to be published, and the event's own time.
struct TimedRecord: Sendable {
    /// `nil`: the event has none and counts as of its append time.
    let time: Instant?
    let record: OutgoingRecord
}
