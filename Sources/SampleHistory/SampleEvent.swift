package import CloudEvents
package import LeadEvents

/// One activity of the made-up company, ready to be published.
package struct SampleEvent: Sendable, Hashable {
    /// How the source of every such activity begins.
    package static let sourcePrefix = "sample:"

    /// Source and id. The same pair twice is the same activity, reported twice.
    package var reference: EventReference
    /// When it happened: `ce_time`.
    package var time: Instant
    /// When the reporting system hands it in: never before ``time``, and later only where a system was slow.
    package var due: Instant
    package var team: Team
    /// `nil`: it is about no lead.
    package var lead: LeadID?
    package var payload: EventPayload

    package init(
        reference: EventReference, time: Instant, due: Instant? = nil, team: Team, lead: LeadID?, payload: EventPayload
    ) {
        self.reference = reference
        self.time = time
        self.due = max(due ?? time, time)
        self.team = team
        self.lead = lead
        self.payload = payload
    }
}
