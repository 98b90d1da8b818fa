/// Headers that a worker puts beside a dead letter's own.
package enum DeadLetterHeader {
    /// What their names begin with.
    package static let prefix = "deadletter-"
    /// Code of the reason.
    package static let reason = "deadletter-reason"
    /// The sentence for a person.
    package static let sentence = "deadletter-sentence"
    /// Topic, partition and offset of the original, with slashes between.
    package static let position = "deadletter-position"
    /// Append time at that place, milliseconds since 1970.
    package static let appendTime = "deadletter-appendtime"
    /// What of the original is not there because it was too large, for a person; only where something is not.
    package static let omitted = "deadletter-omitted"
}
