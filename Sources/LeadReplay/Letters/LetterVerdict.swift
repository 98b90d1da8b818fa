package import EventLog
package import StreamWorker

/// What would become of a dead letter if it were redriven now.
package enum LetterVerdict: Sendable, Hashable {
    /// It would be taken.
    case ready
    /// It would be a dead letter again, for this reason.
    case failing(DeadLetter)
    /// The lead has moved on: the event here is newer and was processed.
    case stale(RecordPosition)
    /// An earlier letter of the same lead would have to go first.
    case waiting(RecordPosition)
}
