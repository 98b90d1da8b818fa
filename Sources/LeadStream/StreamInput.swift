package import CloudEvents
package import EventLog
package import LeadEvents

/// One event of a team's inbox, decoded, with the record it came in.
package struct StreamInput: Sendable {
    package let event: LeadEvent
    /// The lead that it is keyed by; `nil` for one that concerns no lead.
    package let lead: LeadID?
    package let record: LogRecord
    package let envelope: Envelope
}
