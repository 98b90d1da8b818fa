package import EventLog
package import LeadEvents

/// A record that a worker could not use, as its team's dead letters hold it.
package struct DeadLetterEntry: Sendable, Hashable {
    /// Where the dead letter lies.
    package var position: RecordPosition
    package var appendTime: AppendTime
    package var team: Team
    /// The closed reason code, for example "timeInFuture".
    package var reason: String
    /// What is wrong and how to mend it, without personal data.
    package var sentence: String
    /// Where the record was read; `nil` where the letter does not say.
    package var origin: RecordPosition?
    /// The record's `ce_type` as it stands; `nil` where it has none.
    package var type: String?
    /// The record's `ce_subject`; `nil` where it is no lead's id: a wrong one may be anything, an address above all.
    package var subject: String?
    /// Bytes of the original value.
    package var valueBytes: Int

    package init(
        position: RecordPosition, appendTime: AppendTime, team: Team, reason: String, sentence: String,
        origin: RecordPosition?, type: String? = nil, subject: String? = nil, valueBytes: Int = 0
    ) {
        self.position = position
        self.appendTime = appendTime
        self.team = team
        self.reason = reason
        self.sentence = sentence
        self.origin = origin
        self.type = type
        self.subject = subject
        self.valueBytes = valueBytes
    }
}
