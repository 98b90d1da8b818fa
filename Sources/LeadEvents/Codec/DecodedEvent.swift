import CloudEvents

/// An event that was read and found valid.
package struct DecodedEvent: Sendable, Hashable {
    /// Its time is `ce_time`, or ``Instant/earliest`` where ``hasTime`` is false and the append time counts instead.
    package var event: LeadEvent
    package var hasTime: Bool
    /// The team that wrote it; unspecified for a worker's internal event that names none.
    package var team: Team
    package var key: EventKey
    /// Of source and id: recognises the same event when it comes again.
    package var identityHash: UInt64
}
